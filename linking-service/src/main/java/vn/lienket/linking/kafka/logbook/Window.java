package vn.lienket.linking.kafka.logbook;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a file from front to back in large pieces. */
final class Window {

    private static final int SIZE = 1 << 20;

    private final FileChannel file;
    private ByteBuffer piece = ByteBuffer.allocate(SIZE).limit(0);
    private long start;

    Window(FileChannel file) {
        this.file = file;
    }

    /** @return null when the file ends before */
    ByteBuffer at(long position, int length) throws IOException {
        if (position < start || position + length > start + piece.limit()) {
            move(position, length);
        }
        return length <= piece.limit() ? piece.slice((int) (position - start), length) : null;
    }

    private void move(long position, int length) throws IOException {
        if (piece.capacity() < length) {
            piece = ByteBuffer.allocate(length);
        }
        piece.clear();
        start = position;
        while (piece.hasRemaining() && file.read(piece, start + piece.position()) >= 0) {
            // A read may bring less than there is.
        }
        piece.flip();
    }
}
