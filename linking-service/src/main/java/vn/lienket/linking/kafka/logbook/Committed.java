package vn.lienket.linking.kafka.logbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;

/** All that is committed: the journal, and where in it is what. Not for threads together. */
final class Committed implements AutoCloseable {

    /** Below it, what was overwritten is in nobody's way. */
    private static final long SMALL = 16L << 20;

    private final Path path;
    private final Fingerprint.Maker fingerprints = new Fingerprint.Maker();
    private Index index;
    private Journal journal;
    private long liveBytes;

    Committed(Path path) {
        this.path = path;
        read();
        if (journal.changelogOffset() == Journal.NO_OFFSET && journal.end() > 0) {
            // Nobody knows where to go on in the changelog.
            close();
            delete(path);
            read();
        } else if (journal.end() > SMALL + 2 * liveBytes) {
            rewrite();
        }
    }

    private void read() {
        index = new Index();
        liveBytes = 0;
        journal = Journal.open(path, this::place);
    }

    /** Leaves out what was overwritten since. */
    private void rewrite() {
        Path shorter = path.resolveSibling("journal.shorter");
        delete(shorter);
        try (Journal compact = Journal.open(shorter, (key, place, value) -> {})) {
            Iterable<Map.Entry<Bytes, byte[]>> all = () -> new Walk(this, Map.of());
            compact.append(all, journal.changelogOffset(), (key, place, value) -> {});
        }
        close();
        try {
            Files.move(shorter, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        read();
    }

    /** @return null when there is none */
    byte[] value(byte[] key) {
        long place = index.place(fingerprints.of(key));
        return place == Place.NONE ? null : journal.value(place);
    }

    /** @param changelogOffset up to which all is told with them */
    void add(Iterable<Map.Entry<Bytes, byte[]>> entries, long changelogOffset) {
        journal.append(entries, changelogOffset, this::place);
    }

    private void place(byte[] key, long place, ByteBuffer value) {
        Fingerprint fingerprint = fingerprints.of(key);
        liveBytes += Place.length(place) - Place.length(index.place(fingerprint));
        if (place == Place.NONE) {
            index.remove(fingerprint);
        } else {
            index.put(fingerprint, place);
        }
    }

    boolean isCurrent(byte[] key, long place) {
        return place != Place.NONE && index.place(fingerprints.of(key)) == place;
    }

    Journal journal() {
        return journal;
    }

    long size() {
        return index.size();
    }

    long bytesInMemory() {
        return index.bytes();
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        index.close();
        journal.close();
    }
}
