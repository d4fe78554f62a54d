package vn.lienket.account.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import vn.lienket.account.RowRefusal;
import vn.lienket.account.Rows;

/** The lines of a file, each decoded by itself, so that bytes that are not UTF-8 spoil one line; of a line that is too long only its number is kept. */
final class Utf8Lines {

    private static final int LONGEST = 8 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final byte[] block = new byte[64 * 1024];
    private final byte[] line = new byte[LONGEST];
    private final CRC32C checksum = new CRC32C();
    private int at;
    private int end;
    private long number;
    private long bytes;

    Utf8Lines(InputStream in) {
        this.in = in;
    }

    Optional<Line> next() throws IOException {
        if (isAtTheEnd()) {
            return Optional.empty();
        }
        int length = read();
        number++;
        return Optional.of(length > LONGEST ? Line.unreadable(number, RowRefusal.LINE_TOO_LONG) : decode(length));
    }

    Rows.Mark mark() {
        return new Rows.Mark(number, bytes, checksum.getValue());
    }

    void skipTo(Rows.Mark mark) throws IOException, Rows.OtherFile {
        while (number < mark.line() && !isAtTheEnd()) {
            read();
            number++;
        }
        if (mark.line() > 0 && !mark().equals(mark)) {
            throw new Rows.OtherFile();
        }
    }

    private boolean isAtTheEnd() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(0, in.read(block));
        }
        return at == end;
    }

    /** Up to and over the next line feed; without it into {@link #line}, as far as it fits. */
    private int read() throws IOException {
        int length = 0;
        boolean ended = false;
        while (!ended && !isAtTheEnd()) {
            int from = at;
            while (at < end && block[at] != '\n') {
                at++;
            }
            if (length < LONGEST) {
                System.arraycopy(block, from, line, length, Math.min(at - from, LONGEST - length));
            }
            length += at - from;
            if (at < end) {
                ended = true;
                at++;
            }
            checksum.update(block, from, at - from);
            bytes += at - from;
        }
        return length;
    }

    private Line decode(int length) {
        int start = number == 1 && startsWithMark(length) ? BYTE_ORDER_MARK.length : 0;
        int stop = length > start && line[length - 1] == '\r' ? length - 1 : length;
        String text = new String(line, start, stop - start, StandardCharsets.UTF_8);
        // The quick way replaces what is not UTF-8; the sure way tells whether it was replaced or written so.
        return text.indexOf(REPLACEMENT) >= 0 && !isUtf8(start, stop)
                ? Line.unreadable(number, RowRefusal.NOT_UTF8)
                : new Line(number, Optional.of(text), null);
    }

    private boolean isUtf8(int start, int stop) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, start, stop - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private boolean startsWithMark(int length) {
        return length >= 3
                && line[0] == BYTE_ORDER_MARK[0]
                && line[1] == BYTE_ORDER_MARK[1]
                && line[2] == BYTE_ORDER_MARK[2];
    }

    /** @param why there is no text, else null */
    record Line(long number, Optional<String> text, RowRefusal why) {

        static Line unreadable(long number, RowRefusal why) {
            return new Line(number, Optional.empty(), why);
        }

        boolean isBlank() {
            return text.filter(String::isBlank).isPresent();
        }
    }
}
