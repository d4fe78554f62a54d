package vn.lienket.account.file;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import vn.lienket.account.Row;
import vn.lienket.account.Rows;

/** Rows of a file that has one a line; blank lines are none. */
final class RowReader implements Rows.Reader {

    private final Utf8Lines lines;
    private final BiFunction<Long, String, Row> format;

    /** @param format makes a row of the number and text of its line */
    RowReader(Utf8Lines lines, BiFunction<Long, String, Row> format) {
        this.lines = lines;
        this.format = format;
    }

    @Override
    public Optional<Row> next() throws IOException {
        Optional<Utf8Lines.Line> line = lines.next();
        while (line.isPresent() && line.get().isBlank()) {
            line = lines.next();
        }
        return line.map(this::row);
    }

    private Row row(Utf8Lines.Line line) {
        return line.text()
                .map(text -> format.apply(line.number(), text))
                .orElseGet(() -> new Row.Unreadable(line.number(), line.why()));
    }

    @Override
    public Rows.Mark mark() {
        return lines.mark();
    }

    @Override
    public void skipTo(Rows.Mark mark) throws IOException, Rows.OtherFile {
        lines.skipTo(mark);
    }
}
