package vn.lienket.account;

import java.util.Map;
import java.util.function.Function;

/** One line of a portal's file. */
public sealed interface Row {

    /** 1 for the header. */
    long line();

    <T> T fold(Function<Cells, T> cells, Function<Unreadable, T> unreadable);

    /** Texts are trimmed; what is absent is empty. */
    record Cells(long line, Map<Column, String> byColumn) implements Row {

        String of(Column column) {
            return byColumn.getOrDefault(column, "");
        }

        @Override
        public <T> T fold(Function<Cells, T> cells, Function<Unreadable, T> unreadable) {
            return cells.apply(this);
        }

        @Override
        public String toString() {
            return "Cells[" + line + "]";
        }
    }

    record Unreadable(long line, RowRefusal why) implements Row {
        @Override
        public <T> T fold(Function<Cells, T> cells, Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
