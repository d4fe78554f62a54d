package vn.lienket.account.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.AccountId;
import vn.lienket.account.Draft;

/**
 * Which accounts a file named so far and left as they were. The first 64 bits of a hash decide: in a file of ten million rows two different ids meet with a probability of 1 to
 * 370,000, and then one row is reported as a duplicate.
 */
final class ImportKeys {

    private final JdbcTemplate jdbc;

    ImportKeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return those that the file did not name before */
    List<Draft> without(UUID importId, List<Draft> drafts) {
        Set<Long> known = new HashSet<>(jdbc.queryForList(
                "select key from import_key where import_id = ? and key = any(?)", Long.class, importId, keys(drafts)));
        return known.isEmpty()
                ? drafts
                : drafts.stream()
                        .filter(draft -> !known.contains(hash(draft.id())))
                        .toList();
    }

    void add(UUID importId, List<Draft> drafts) {
        if (!drafts.isEmpty()) {
            jdbc.update(
                    "insert into import_key select ?, key from unnest(?::bigint[]) key on conflict do nothing",
                    importId,
                    keys(drafts));
        }
    }

    private static long[] keys(List<Draft> drafts) {
        return drafts.stream().mapToLong(draft -> hash(draft.id())).toArray();
    }

    void forget(UUID importId) {
        jdbc.update("delete from import_key where import_id = ?", importId);
    }

    private static long hash(AccountId id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.key().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
