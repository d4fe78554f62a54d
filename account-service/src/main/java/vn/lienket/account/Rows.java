package vn.lienket.account;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Reads portals' files of one format, row by row, in memory that does not grow with the file. */
public interface Rows {

    FileFormat format();

    /** @throws WrongHeader when the first line does not name the columns; then no row was read */
    Reader open(InputStream file) throws IOException, WrongHeader;

    interface Reader {

        /** Empty at the end of the file. */
        Optional<Row> next() throws IOException;

        /** Behind the row that was returned last. */
        Mark mark();

        /** Goes over lines that were read before, without understanding them. */
        void skipTo(Mark mark) throws IOException, OtherFile;
    }

    /**
     * A place in a file.
     *
     * @param line the last one before it
     * @param checksum of all bytes before it
     */
    record Mark(long line, long bytes, long checksum) {

        public static final Mark START = new Mark(0, 0, 0);
    }

    /** The file does not begin as the one did that the mark is of. */
    final class OtherFile extends Exception {

        public OtherFile() {
            super("another file");
        }
    }

    /** Names what is missing, never what was found: a file without a header has a person in its first line. */
    final class WrongHeader extends Exception {

        private final transient List<Column> missing;

        public WrongHeader(List<Column> missing) {
            super("wrong header");
            this.missing = missing;
        }

        public List<Column> missing() {
            return missing;
        }
    }
}
