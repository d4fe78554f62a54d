package vn.lienket.account.postgres;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.Letter;

/** Rows that hold many letters: unpacked each of these gets a row for itself, at the same place of the order, because one must wait while others go. */
final class OutboxBundles {

    private static final String UNPACK =
            """
            with bundle as (delete from outbox where id = ? and letters is not null returning id, topic, written_at)
            insert into outbox (id, topic, record_key, head, payload, written_at) overriding system value
            select id + place, topic, letter.record_key, letter.head, letter.payload, written_at
            from bundle, unnest(?::text[], ?::bytea[], ?::bytea[]) with ordinality as letter (record_key, head, payload, place)
            """;

    private final JdbcTemplate jdbc;

    OutboxBundles(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Nothing when that row holds one letter. */
    void unpack(long row) {
        jdbc.query(
                "select topic, payload from outbox where id = ? and letters is not null",
                bundle -> {
                    replace(row, LetterBundle.unpack(bundle.getString(1), bundle.getBytes(2)));
                },
                row);
    }

    private void replace(long row, List<Letter> letters) {
        jdbc.update(
                UNPACK,
                row,
                letters.stream().map(Letter::key).toArray(String[]::new),
                letters.stream().map(Letter::headers).toArray(byte[][]::new),
                letters.stream().map(Letter::payload).toArray(byte[][]::new));
    }
}
