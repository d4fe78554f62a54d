package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.AccountState;
import vn.lienket.account.AccountType;
import vn.lienket.account.Announcement;
import vn.lienket.account.AuditEntry;
import vn.lienket.account.Counts;
import vn.lienket.account.Cutoff;
import vn.lienket.account.CutoffKey;
import vn.lienket.account.CutoffTerms;
import vn.lienket.account.Cutoffs;

/** The cutoff calendar as a table of versions. */
@Component
final class JdbcCutoffs implements Cutoffs {

    private static final String CURRENT =
            """
            with current as (
                select distinct on (portal, account_type) * from cutoff order by portal, account_type, version desc)
            select * from current
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final OutboxTable outbox;
    private final AuditTable audit;
    private final CountAccounts counting;
    private final PortalLock portalLock;

    JdbcCutoffs(JdbcTemplate jdbc, TransactionTemplate transaction, OutboxTable outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.outbox = outbox;
        this.audit = new AuditTable(jdbc);
        this.counting = new CountAccounts(jdbc);
        this.portalLock = new PortalLock(jdbc);
    }

    @Override
    public Cutoff of(CutoffKey key) {
        return jdbc
                .query(
                        "select * from cutoff where portal = ? and account_type = ? order by version desc limit 1",
                        (row, number) -> cutoff(row),
                        key.portal(),
                        key.type().name())
                .stream()
                .findFirst()
                .orElseGet(() -> Cutoff.shipped(key));
    }

    @Override
    public List<Cutoff> all() {
        return jdbc.query(CURRENT + " order by portal, account_type", (row, number) -> cutoff(row));
    }

    @Override
    public void know(Set<String> portals, Instant at) {
        transaction.executeWithoutResult(status -> {
            for (String portal : new TreeSet<>(portals)) {
                portalLock.exclusive(portal);
                know(portal, at);
            }
        });
    }

    private void know(String portal, Instant at) {
        if (!jdbc.queryForList("select 1 from cutoff where portal = ? limit 1", portal)
                .isEmpty()) {
            return;
        }
        List<Announcement> announcements = new ArrayList<>();
        for (AccountType type : AccountType.values()) {
            Change shipped = new Change(CutoffTerms.shipped(type), "shipped default", "account-service", null);
            Cutoff first = of(new CutoffKey(portal, type)).next(shipped.terms());
            insert(first, shipped, at);
            announcements.add(new Announcement.CutoffScheduled(first, at));
        }
        outbox.add(announcements);
    }

    @Override
    public Cutoff set(CutoffKey key, Change change, Instant at) {
        return transaction.execute(status -> {
            know(Set.of(key.portal()), at);
            Cutoff before = of(key);
            if (before.terms().equals(change.terms())) {
                return before;
            }
            Cutoff after = before.next(change.terms());
            insert(after, change, at);
            outbox.add(List.of(new Announcement.CutoffScheduled(after, at)));
            return after;
        });
    }

    private void insert(Cutoff cutoff, Change change, Instant at) {
        jdbc.update(
                """
                insert into cutoff (portal, account_type, version, cutoff_at, grace_until, exempt, reason,
                    requested_by, approved_by, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                cutoff.key().portal(),
                cutoff.key().type().name(),
                cutoff.version(),
                Times.write(cutoff.terms().cutoffAt()),
                Times.write(cutoff.terms().graceUntil()),
                cutoff.terms().exempt(),
                change.reason(),
                change.requestedBy(),
                change.approvedBy(),
                Times.write(at));
        audit.add(List.of(new AuditEntry(
                cutoff.key().key(),
                "CUTOFF_SET",
                change.approvedBy() == null
                        ? change.requestedBy()
                        : change.requestedBy() + ", approved by " + change.approvedBy(),
                terms(cutoff.terms()) + ": " + change.reason(),
                List.of())));
    }

    static String terms(CutoffTerms terms) {
        return terms.exempt() ? "exempt" : terms.cutoffAt() + ", grace until " + terms.graceUntil();
    }

    @Override
    public List<Version> history(CutoffKey key) {
        return jdbc.query(
                "select * from cutoff where portal = ? and account_type = ? order by version desc",
                (row, number) -> new Version(
                        cutoff(row),
                        new Change(
                                cutoff(row).terms(),
                                row.getString("reason"),
                                row.getString("requested_by"),
                                row.getString("approved_by")),
                        Times.read(row, "decided_at"),
                        Times.read(row, "reached_at")),
                key.portal(),
                key.type().name());
    }

    @Override
    public void announceAll() {
        transaction.executeWithoutResult(status -> {
            jdbc.queryForList("select distinct portal from cutoff order by portal", String.class)
                    .forEach(portalLock::exclusive);
            outbox.add(jdbc.query(
                    CURRENT + " order by portal, account_type",
                    (row, number) -> new Announcement.CutoffScheduled(cutoff(row), Times.read(row, "decided_at"))));
        });
    }

    /**
     * The same question as Cutoff.settles, asked of all accounts at once through the index on state. Asked each second, so never through the table, which the
     * planner prefers where it expects to find one soon: when there is none it reads all, half a second for each million.
     */
    @Override
    public List<Cutoff> unsettled(Instant now) {
        return transaction.execute(status -> {
            jdbc.execute("set local enable_seqscan = off");
            return unsettledByIndex(now);
        });
    }

    private List<Cutoff> unsettledByIndex(Instant now) {
        return jdbc.query(
                CURRENT
                        + """
                        where case
                            when exempt then exists (
                                select 1 from account where account.portal = current.portal
                                and account.account_type = current.account_type and state <> 'EXEMPT')
                            when coalesce(grace_until, cutoff_at) <= ? then reached_at is null or exists (
                                select 1 from account where account.portal = current.portal
                                and account.account_type = current.account_type
                                and state in ('REGISTERED', 'CCCD_PENDING', 'CCCD_VERIFIED', 'EXEMPT'))
                            else exists (
                                select 1 from account where account.portal = current.portal
                                and account.account_type = current.account_type and state = 'EXEMPT')
                                or exists (
                                select 1 from account where account.portal = current.portal
                                and account.account_type = current.account_type and closed_by_version is not null)
                            end
                        """,
                (row, number) -> cutoff(row),
                Times.write(now));
    }

    @Override
    public void reached(Cutoff cutoff, Instant at) {
        transaction.executeWithoutResult(status -> {
            portalLock.exclusive(cutoff.key().portal());
            Counts counts = counting.of(cutoff.key());
            boolean current = of(cutoff.key()).version() == cutoff.version();
            if (current && counts.total() == settled(counts) && mark(cutoff, at) == 1) {
                outbox.add(List.of(new Announcement.CutoffReached(cutoff, counts, at)));
            }
        });
    }

    private static long settled(Counts counts) {
        return counts.of(AccountState.LINKED)
                + counts.of(AccountState.CLOSED)
                + counts.of(AccountState.CONFLICT)
                + counts.of(AccountState.EXEMPT);
    }

    private int mark(Cutoff cutoff, Instant at) {
        return jdbc.update(
                "update cutoff set reached_at = ? where portal = ? and account_type = ? and version = ? and reached_at is null",
                Times.write(at),
                cutoff.key().portal(),
                cutoff.key().type().name(),
                cutoff.version());
    }

    @Override
    public boolean isReached(Cutoff cutoff) {
        return !jdbc.queryForList(
                        "select 1 from cutoff where portal = ? and account_type = ? and version = ? and reached_at is not null",
                        cutoff.key().portal(),
                        cutoff.key().type().name(),
                        cutoff.version())
                .isEmpty();
    }

    private static Cutoff cutoff(ResultSet row) throws SQLException {
        return new Cutoff(
                new CutoffKey(row.getString("portal"), AccountType.valueOf(row.getString("account_type"))),
                terms(row, "exempt"),
                row.getLong("version"));
    }

    static CutoffTerms terms(ResultSet row, String exempt) throws SQLException {
        return new CutoffTerms(Times.read(row, "cutoff_at"), Times.read(row, "grace_until"), row.getBoolean(exempt));
    }
}
