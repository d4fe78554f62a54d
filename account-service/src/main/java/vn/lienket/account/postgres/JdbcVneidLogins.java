package vn.lienket.account.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.Announcement.VneidLogin;
import vn.lienket.account.Pseudonyms;
import vn.lienket.account.VneidLogins;

/** Accepted logins as rows of the outbox, and of a table that knows a repetition. */
@Component
final class JdbcVneidLogins implements VneidLogins {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OutboxTable outbox;
    private final Pseudonyms pseudonyms;

    JdbcVneidLogins(JdbcTemplate jdbc, TransactionTemplate transaction, OutboxTable outbox, Pseudonyms pseudonyms) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.pseudonyms = pseudonyms;
    }

    @Override
    public List<Boolean> acceptAll(List<VneidLogin> logins) {
        return logins.isEmpty() ? List.of() : transaction.execute(status -> accepted(logins));
    }

    private List<Boolean> accepted(List<VneidLogin> logins) {
        Map<UUID, VneidLogin> firstOfEach = new TreeMap<>();
        logins.forEach(login -> firstOfEach.putIfAbsent(login.eventId(), login));
        Set<UUID> fresh = remember(firstOfEach);
        outbox.add(logins.stream()
                .filter(login -> fresh.contains(login.eventId()) && firstOfEach.get(login.eventId()) == login)
                .toList());
        Map<UUID, byte[]> known = digests(firstOfEach.keySet());
        return logins.stream()
                .map(login -> Arrays.equals(digest(login), known.get(login.eventId())))
                .toList();
    }

    /** In the order of the ids, so that two batches with the same logins wait for each other and do not lock each other out. */
    private Set<UUID> remember(Map<UUID, VneidLogin> logins) {
        return new HashSet<>(jdbc.queryForList(
                "insert into accepted_login (event_id, digest) select * from unnest(?::text[]::uuid[], ?::bytea[])"
                        + " on conflict do nothing returning event_id",
                UUID.class,
                texts(logins.keySet()),
                logins.values().stream().map(this::digest).toArray(byte[][]::new)));
    }

    private Map<UUID, byte[]> digests(Set<UUID> ids) {
        Map<UUID, byte[]> digests = new HashMap<>();
        jdbc.query(
                "select event_id, digest from accepted_login where event_id = any (?::text[]::uuid[])",
                row -> {
                    digests.put(row.getObject(1, UUID.class), row.getBytes(2));
                },
                (Object) texts(ids));
        return digests;
    }

    private static String[] texts(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    /** Without the time: a portal that leaves it out gets another one at each repetition. */
    private byte[] digest(VneidLogin login) {
        String content = String.join(
                "\n",
                login.portal(),
                pseudonyms.of(login.cccd()),
                login.identity().vneidSubject(),
                login.identity().level().name());
        try {
            return MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
