package vn.lienket.notification.postgres;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienket.notification.SigningSecrets;
import vn.lienket.notification.Subscription;
import vn.lienket.notification.Subscriptions;
import vn.lienket.schemas.Seal;

@Repository
class JdbcSubscriptions implements Subscriptions {

    private final JdbcClient jdbc;
    private final Seal seal;

    JdbcSubscriptions(JdbcClient jdbc, StorageSettings settings) {
        this.jdbc = jdbc;
        this.seal = Seal.with(settings.storageKeyset());
    }

    @Override
    public void add(Subscription subscription, SigningSecrets secrets) {
        jdbc.sql(
                        "insert into subscription (id, url, types, portals, state, created_at, secret) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        subscription.id(),
                        subscription.url().toString(),
                        subscription.interest().types().toArray(String[]::new),
                        subscription.interest().portals().toArray(String[]::new),
                        subscription.state().name(),
                        Timestamp.from(subscription.createdAt()),
                        sealed(subscription.id(), secrets.current()))
                .update();
    }

    @Override
    public List<Subscription> all() {
        return jdbc.sql("select * from subscription order by created_at, id")
                .query((row, n) -> subscription(row))
                .list();
    }

    @Override
    public Optional<Subscription> find(UUID id) {
        return jdbc.sql("select * from subscription where id = ?")
                .param(id)
                .query((row, n) -> subscription(row))
                .optional();
    }

    @Override
    public boolean change(UUID id, Subscription.State state) {
        return jdbc.sql("update subscription set state = ? where id = ?")
                        .params(state.name(), id)
                        .update()
                > 0;
    }

    @Override
    public boolean remove(UUID id) {
        return jdbc.sql("delete from subscription where id = ?").param(id).update() > 0;
    }

    @Override
    public Optional<SigningSecrets> secrets(UUID id) {
        return jdbc.sql("select secret, old_secret, old_secret_end from subscription where id = ?")
                .param(id)
                .query((row, n) -> new SigningSecrets(
                        opened(id, row.getBytes(1)), opened(id, row.getBytes(2)), instant(row.getTimestamp(3))))
                .optional();
    }

    @Override
    public void replaceSecrets(UUID id, SigningSecrets secrets) {
        jdbc.sql("update subscription set secret = ?, old_secret = ?, old_secret_end = ? where id = ?")
                .params(
                        sealed(id, secrets.current()),
                        sealed(id, secrets.previous()),
                        Timestamp.from(secrets.previousUntil()),
                        id)
                .update();
    }

    private static Subscription subscription(ResultSet row) throws SQLException {
        return new Subscription(
                row.getObject("id", UUID.class),
                URI.create(row.getString("url")),
                new Subscription.Interest(texts(row.getArray("types")), texts(row.getArray("portals"))),
                Subscription.State.valueOf(row.getString("state")),
                instant(row.getTimestamp("created_at")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private byte[] sealed(UUID id, String secret) {
        return secret == null ? null : seal.seal(secret.getBytes(StandardCharsets.UTF_8), context(id));
    }

    private String opened(UUID id, byte[] sealed) {
        return sealed == null ? null : new String(seal.open(sealed, context(id)), StandardCharsets.UTF_8);
    }

    private static String context(UUID id) {
        return "subscription/" + id;
    }
}
