package vn.lienket.linking.kafka.logbook;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;

/**
 * The index, saved beside its journal, so that a start need not read the journal:
 *
 * <pre>
 * what it is, and of which byte order (8 bytes), the two blocks (20 each), CRC-32C of the tables (4), CRC-32C of all before (4), the tables
 * </pre>
 *
 * A file that is torn or damaged, or is of another journal, is as good as none.
 */
record IndexFile(Path path) {

    private static final long LAYOUT = 0x6c6b_2d69_6478_0001L;
    private static final int HEAD = 56;

    /**
     * @param from all before this block's end is in the tables
     * @param until and none of what follows this block
     */
    record Head(Journal.Mark from, Journal.Mark until, int checksum) {}

    /** @return null when there is none */
    Head head() {
        try (FileChannel file = FileChannel.open(path, READ)) {
            return read(file);
        } catch (IOException noSuchFileOrTorn) {
            return null;
        }
    }

    private static Head read(FileChannel file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.nativeOrder());
        while (head.hasRemaining() && file.read(head) >= 0) {
            // A read may bring less than there is.
        }
        head.flip();
        if (head.limit() < HEAD
                || head.getLong() != LAYOUT
                || head.getInt(HEAD - Integer.BYTES)
                        != checksum(head.duplicate().rewind().limit(HEAD - Integer.BYTES))) {
            return null;
        }
        return new Head(mark(head), mark(head), head.getInt());
    }

    private static Journal.Mark mark(ByteBuffer head) {
        return new Journal.Mark(head.getLong(), head.getLong(), head.getInt());
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }

    /** @return null when there is none */
    Index read() {
        try (FileChannel file = FileChannel.open(path, READ)) {
            Head head = read(file);
            return head == null ? null : Index.readFrom(new Reader(file, head.checksum));
        } catch (IOException tornOrDamaged) {
            return null;
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To be written while the one before still counts. */
    Writer writer() throws IOException {
        return new Writer(path.resolveSibling(path.getFileName() + ".new"));
    }

    static final class Reader {

        private final FileChannel file;
        private final int checksum;
        private final CRC32C crc = new CRC32C();

        private Reader(FileChannel file, int checksum) {
            this.file = file;
            this.checksum = checksum;
        }

        int readInt() throws IOException {
            return number(Integer.BYTES).getInt();
        }

        long readLong() throws IOException {
            return number(Long.BYTES).getLong();
        }

        private ByteBuffer number(int length) throws IOException {
            ByteBuffer number = ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
            read(number);
            return number.flip();
        }

        /** Fills it. */
        void read(ByteBuffer bytes) throws IOException {
            ByteBuffer read = bytes.duplicate();
            while (bytes.hasRemaining()) {
                if (file.read(bytes) < 0) {
                    throw new IOException("the file is shorter than it was");
                }
            }
            crc.update(read);
        }

        long remaining() throws IOException {
            return file.size() - file.position();
        }

        /** @throws IOException when anything read was not as written */
        void requireEnd() throws IOException {
            if (remaining() != 0 || (int) crc.getValue() != checksum) {
                throw new IOException("the file is not as it was");
            }
        }
    }

    final class Writer implements AutoCloseable {

        private final Path unfinished;
        private final FileChannel file;
        private final CRC32C crc = new CRC32C();

        private Writer(Path unfinished) throws IOException {
            this.unfinished = unfinished;
            file = FileChannel.open(unfinished, CREATE, TRUNCATE_EXISTING, WRITE)
                    .position(HEAD);
        }

        void write(ByteBuffer bytes) throws IOException {
            crc.update(bytes.duplicate());
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
        }

        /** From here on it counts. The journal must be on disk up to the second block before. */
        void finish(Journal.Mark from, Journal.Mark until) throws IOException {
            ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.nativeOrder());
            head.putLong(LAYOUT);
            put(from, head);
            put(until, head);
            head.putInt((int) crc.getValue());
            head.putInt(checksum(head.duplicate().flip()));
            head.flip();
            while (head.hasRemaining()) {
                file.write(head, head.position());
            }
            file.force(true);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        }

        private static void put(Journal.Mark mark, ByteBuffer head) {
            head.putLong(mark.start()).putLong(mark.end()).putInt(mark.checksum());
        }

        @Override
        public void close() throws IOException {
            file.close();
            Files.deleteIfExists(unfinished);
        }
    }
}
