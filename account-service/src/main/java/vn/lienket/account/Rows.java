package vn.lienket.account;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/** Reads a portal's file, row by row, in memory that does not grow with the file. */
public interface Rows {

    /** @throws WrongHeader when the first line does not name the columns; then no row was read */
    void read(InputStream file, Consumer<Row> each) throws IOException, WrongHeader;

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
