package vn.lienket.notification.postgres;

import java.util.Collection;
import java.util.function.Function;

/** One column of many rows, for {@code unnest}: one statement for all of them. The driver takes arrays of text; PostgreSQL casts them. */
final class Columns {

    private Columns() {}

    static <T> String[] of(Collection<T> rows, Function<T, ?> column) {
        return rows.stream()
                .map(column)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
