package vn.lienket.account.postgres;

import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienket.account.IssuerKeys;

@Component
final class JdbcIssuerKeys implements IssuerKeys {

    private static final String REMEMBER =
            """
            insert into issuer_keys (key_set) values (?)
            on conflict (only_one) do update set key_set = excluded.key_set where issuer_keys.key_set <> excluded.key_set
            """;

    private final JdbcTemplate jdbc;

    JdbcIssuerKeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void remember(String keySet) {
        jdbc.update(REMEMBER, keySet);
    }

    @Override
    public Optional<String> last() {
        return jdbc.queryForList("select key_set from issuer_keys", String.class).stream()
                .findFirst();
    }
}
