package vn.lienket.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Registers and updates the accounts of a portal's file: each good row, whatever the others are. What is absent from the file is left. Cut off, it goes
 * on where it stopped when the same file comes again under the same id; ended, it answers what it answered.
 */
public final class ImportAccounts {

    private final Map<FileFormat, Rows> formats;
    private final Imports imports;
    private final Clock clock;
    private final int chunkSize;

    /** @param chunkSize rows a transaction */
    public ImportAccounts(List<Rows> formats, Imports imports, Clock clock, int chunkSize) {
        this.formats = formats.stream().collect(Collectors.toMap(Rows::format, Function.identity()));
        this.imports = imports;
        this.clock = clock;
        this.chunkSize = chunkSize;
    }

    /** @param portal the portal that the file is for, or null when each row names its own */
    public record Order(UUID id, String portal, FileFormat format) {

        boolean isThatOf(FileImport known) {
            return Objects.equals(portal, known.portal()) && format == known.format();
        }
    }

    public FileImport run(InputStream file, Order order)
            throws IOException, Rows.WrongHeader, Rows.OtherFile, Imports.Overtaken {
        Rows.Reader rows = formats.get(order.format()).open(file);
        FileImport known = imports.begin(order.id(), order.portal(), order.format(), clock.instant());
        if (!order.isThatOf(known)) {
            throw new Rows.OtherFile();
        }
        if (known.hasEnded()) {
            return known;
        }
        rows.skipTo(known.mark());
        return store(new ChunkReader(rows, new DraftReader(order.portal(), clock.instant()), chunkSize), known);
    }

    /** The next chunk is read while one is stored. */
    private FileImport store(ChunkReader chunks, FileImport known) throws IOException, Imports.Overtaken {
        ExecutorService reading = Executors.newSingleThreadExecutor();
        try {
            FileImport sofar = known;
            Future<Chunk> next = reading.submit(chunks::next);
            while (!sofar.hasEnded()) {
                Chunk chunk = await(next);
                if (!chunk.isLast()) {
                    next = reading.submit(chunks::next);
                }
                sofar = imports.store(sofar, chunk, clock.instant());
            }
            return sofar;
        } finally {
            end(reading);
        }
    }

    private static Chunk await(Future<Chunk> chunk) throws IOException {
        try {
            return chunk.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException ofTheFile) {
                throw ofTheFile;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The file is the caller's again when this returns, so nobody may still be reading it. */
    private static void end(ExecutorService reading) {
        reading.shutdown();
        try {
            reading.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
