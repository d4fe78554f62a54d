package vn.lienket.account.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import vn.lienket.account.RowRefusal;

/** The lines of a file, each decoded by itself, so that bytes that are not UTF-8 spoil one line; of a line that is too long only its number is kept. */
final class Utf8Lines {

    private static final int LONGEST = 8 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[LONGEST];
    private long number;

    Utf8Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    Optional<Line> next() throws IOException {
        int read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        int length = 0;
        for (; read >= 0 && read != '\n'; read = in.read()) {
            if (length < LONGEST) {
                buffer[length] = (byte) read;
            }
            length++;
        }
        number++;
        return Optional.of(length > LONGEST ? Line.unreadable(number, RowRefusal.LINE_TOO_LONG) : decode(length));
    }

    private Line decode(int length) {
        int start = number == 1 && startsWithMark(length) ? BYTE_ORDER_MARK.length : 0;
        int end = length > start && buffer[length - 1] == '\r' ? length - 1 : length;
        try {
            return new Line(
                    number,
                    Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(buffer, start, end - start))
                            .toString()),
                    null);
        } catch (CharacterCodingException e) {
            return Line.unreadable(number, RowRefusal.NOT_UTF8);
        }
    }

    private boolean startsWithMark(int length) {
        return length >= 3
                && buffer[0] == BYTE_ORDER_MARK[0]
                && buffer[1] == BYTE_ORDER_MARK[1]
                && buffer[2] == BYTE_ORDER_MARK[2];
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
