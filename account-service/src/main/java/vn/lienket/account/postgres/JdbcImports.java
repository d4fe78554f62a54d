package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.Accounts;
import vn.lienket.account.Chunk;
import vn.lienket.account.CitizenNumber.Oddity;
import vn.lienket.account.Draft;
import vn.lienket.account.FileFormat;
import vn.lienket.account.FileImport;
import vn.lienket.account.Imports;
import vn.lienket.account.Rejection;
import vn.lienket.account.RowRefusal;
import vn.lienket.account.RowResult;
import vn.lienket.account.Rows;

/** How far an import is stands beside the accounts that it brought, so the two cannot part. */
@Component
final class JdbcImports implements Imports {

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final TransactionTemplate transaction;
    private final Accounts accounts;
    private final ImportKeys keys;
    private final Copy copy;

    JdbcImports(DataSource dataSource, JdbcTemplate jdbc, TransactionTemplate transaction, Accounts accounts) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = accounts;
        this.keys = new ImportKeys(jdbc);
        this.copy = new Copy(jdbc);
        this.streaming = new JdbcTemplate(dataSource);
        this.streaming.setFetchSize(1000);
    }

    @Override
    public FileImport begin(UUID id, String portal, FileFormat format, Instant at) {
        jdbc.update(
                "insert into import (import_id, portal, format, begun_at, advanced_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                id,
                portal,
                format.name(),
                Times.write(at),
                Times.write(at));
        return find(id).orElseThrow();
    }

    @Override
    public Optional<FileImport> find(UUID id) {
        return jdbc.query("select * from import where import_id = ?", (row, number) -> read(row), id).stream()
                .findFirst();
    }

    @Override
    public FileImport store(FileImport before, Chunk chunk, Instant at) throws Overtaken {
        return transaction
                .execute(status -> Optional.of(before).filter(this::isAsFarAs).map(known -> advance(known, chunk, at)))
                .orElseThrow(Overtaken::new);
    }

    /** Whoever waited here for another's chunk sees the line that it reached. */
    private boolean isAsFarAs(FileImport known) {
        return jdbc.queryForList(
                        "select line from import where import_id = ? and ended_at is null for update",
                        Long.class,
                        known.id())
                .contains(known.mark().line());
    }

    private FileImport advance(FileImport known, Chunk chunk, Instant at) {
        UUID id = known.id();
        List<Draft> fresh = hasKeys(known) ? keys.without(id, chunk.drafts()) : chunk.drafts();
        List<RowResult> results = accounts.merge(id, fresh, at);
        List<Rejection> rejections = new ArrayList<>(chunk.rejections());
        List<Draft> left = new ArrayList<>();
        Map<RowResult.Kind, Integer> counts = new EnumMap<>(RowResult.Kind.class);
        for (int i = 0; i < fresh.size(); i++) {
            RowResult result = results.get(i);
            counts.merge(result.kind(), 1, Integer::sum);
            if (result.kind() == RowResult.Kind.REFUSED) {
                rejections.add(Rejection.of(fresh.get(i), result.refusal()));
            }
            if (result.kind() == RowResult.Kind.REFUSED || result.kind() == RowResult.Kind.UNCHANGED) {
                left.add(fresh.get(i));
            }
        }
        rejections.addAll(repeated(chunk.drafts(), fresh));
        reject(id, rejections);
        note(id, chunk, counts, rejections.size(), at);
        if (chunk.isLast()) {
            keys.forget(id);
        } else {
            keys.add(id, left);
        }
        return find(id).orElseThrow();
    }

    /** Accounts that an import registered or updated say so themselves; keys are of those that it left as they were. */
    private static boolean hasKeys(FileImport known) {
        return known.tally().unchanged() + known.tally().rejected() > 0;
    }

    private static List<Rejection> repeated(List<Draft> drafts, List<Draft> fresh) {
        if (fresh.size() == drafts.size()) {
            return List.of();
        }
        Set<Draft> known = new HashSet<>(fresh);
        return drafts.stream()
                .filter(draft -> !known.contains(draft))
                .map(draft -> Rejection.of(draft, RowRefusal.DUPLICATE_IN_FILE))
                .toList();
    }

    private void reject(UUID id, List<Rejection> rejections) {
        if (!rejections.isEmpty()) {
            copy.into(
                    "import_rejection",
                    "import_id, line, reason, account",
                    rejections.stream()
                            .map(row -> new Object[] {id, row.line(), row.why().name(), row.account()}));
        }
    }

    private void note(UUID id, Chunk chunk, Map<RowResult.Kind, Integer> counts, int rejected, Instant at) {
        jdbc.update(
                """
                update import set line = ?, bytes = ?, checksum = ?, imported = imported + ?, updated = updated + ?,
                    unchanged = unchanged + ?, rejected = rejected + ?, unknown_place = unknown_place + ?,
                    other_birth_year = other_birth_year + ?, advanced_at = ?, ended_at = ?
                where import_id = ?
                """,
                chunk.end().line(),
                chunk.end().bytes(),
                chunk.end().checksum(),
                counts.getOrDefault(RowResult.Kind.IMPORTED, 0),
                counts.getOrDefault(RowResult.Kind.UPDATED, 0),
                counts.getOrDefault(RowResult.Kind.UNCHANGED, 0),
                rejected,
                chunk.noted().getOrDefault(Oddity.UNKNOWN_PLACE, 0),
                chunk.noted().getOrDefault(Oddity.OTHER_BIRTH_YEAR, 0),
                Times.write(at),
                chunk.isLast() ? Times.write(at) : null,
                id);
    }

    @Override
    public void eachRejection(UUID id, int limit, Consumer<Rejection> each) {
        transaction.executeWithoutResult(status -> streaming.query(
                "select line, reason, account from import_rejection where import_id = ? order by line limit ?",
                row -> {
                    each.accept(new Rejection(
                            row.getLong("line"),
                            RowRefusal.valueOf(row.getString("reason")),
                            row.getString("account")));
                },
                id,
                limit));
    }

    private static FileImport read(ResultSet row) throws SQLException {
        return new FileImport(
                row.getObject("import_id", UUID.class),
                row.getString("portal"),
                FileFormat.valueOf(row.getString("format")),
                new Rows.Mark(row.getLong("line"), row.getLong("bytes"), row.getLong("checksum")),
                new FileImport.Tally(
                        row.getLong("imported"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("rejected"),
                        noted(row)),
                Times.read(row, "begun_at"),
                Times.read(row, "ended_at"));
    }

    private static Map<Oddity, Long> noted(ResultSet row) throws SQLException {
        Map<Oddity, Long> noted = new EnumMap<>(Oddity.class);
        noted.put(Oddity.UNKNOWN_PLACE, row.getLong("unknown_place"));
        noted.put(Oddity.OTHER_BIRTH_YEAR, row.getLong("other_birth_year"));
        noted.values().removeIf(count -> count == 0);
        return noted;
    }
}
