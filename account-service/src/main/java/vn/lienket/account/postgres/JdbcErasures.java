package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.Account;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountNotFound;
import vn.lienket.account.Announcement;
import vn.lienket.account.AuditEntry;
import vn.lienket.account.Certificate;
import vn.lienket.account.DecisionRefused;
import vn.lienket.account.DecisionRefused.Why;
import vn.lienket.account.Erasure;
import vn.lienket.account.Erasures;
import vn.lienket.account.Finding;
import vn.lienket.account.LinkDecision;
import vn.lienket.account.SealedTopics;

@Component
final class JdbcErasures implements Erasures {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AccountTable accounts;
    private final AuditTable audit;
    private final OutboxTable outbox;
    private final SealedTopics sealedTopics;
    private final ErasureFindings findings;

    JdbcErasures(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            StorageSecret secret,
            OutboxTable outbox,
            SealedTopics sealedTopics) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.accounts = new AccountTable(jdbc, new PersonalColumn(secret.seal()));
        this.audit = new AuditTable(jdbc);
        this.outbox = outbox;
        this.sealedTopics = sealedTopics;
        this.findings = new ErasureFindings(jdbc);
    }

    @Override
    public Erasure propose(AccountId account, String reason, LinkDecision.Step by) {
        try {
            return transaction.execute(status -> {
                Account named = Optional.ofNullable(
                                accounts.lock(List.of(account)).get(account))
                        .orElseThrow(AccountNotFound::new);
                if (named.personal().isErased()) {
                    throw new DecisionRefused(Why.ALREADY_DECIDED);
                }
                UUID id = UUID.randomUUID();
                jdbc.update(
                        """
                        insert into erasure (erasure_id, portal, account_id, reason, requested_by, requested_at, status, accounts)
                        values (?, ?, ?, ?, ?, ?, 'PROPOSED', '{}')
                        """,
                        id,
                        account.portal(),
                        account.number(),
                        reason,
                        by.by(),
                        Times.write(by.at()));
                Erasure proposed = find(id).orElseThrow();
                audit.add(List.of(entry(account, "ERASURE_PROPOSED", by.by(), proposed)));
                return proposed;
            });
        } catch (DuplicateKeyException oneIsOpen) {
            throw new DecisionRefused(Why.ALREADY_PROPOSED);
        }
    }

    @Override
    public Erasure approve(UUID id, LinkDecision.Step by) {
        return transaction.execute(status -> {
            AccountId asked = find(id).orElseThrow(() -> new DecisionRefused(Why.DECISION_NOT_FOUND))
                    .asked();
            // The accounts first, as whoever proposes does.
            List<Account> before = List.copyOf(accounts.lock(sameCitizen(asked)).values());
            Erasure proposed = open(id);
            if (proposed.requested()
                    .by()
                    .toLowerCase(Locale.ROOT)
                    .equals(by.by().toLowerCase(Locale.ROOT))) {
                throw new DecisionRefused(Why.SAME_PERSON);
            }
            List<Account> after = before.stream().map(Account::erased).toList();
            accounts.save(null, before, after);
            List<AccountId> ids = after.stream().map(Account::id).toList();
            forget(ids);
            outbox.add(ids.stream().map(Announcement.ContactErased::new).toList());
            audit.add(ids.stream()
                    .map(account ->
                            entry(account, "ERASED", proposed.requested().by() + ", approved by " + by.by(), proposed))
                    .toList());
            decide(id, "APPROVED", by, ids);
            return find(id).orElseThrow();
        });
    }

    /** The account itself, and those whose number was confirmed as the same citizen's. */
    private List<AccountId> sameCitizen(AccountId account) {
        return jdbc.query(
                """
                select distinct other.portal, other.account_id from account one join account other
                    on (other.portal, other.account_id) = (one.portal, one.account_id)
                    or other.citizen_ref in (one.citizen_ref, one.link_citizen_ref)
                where one.portal = ? and one.account_id = ?
                """,
                (row, number) -> AccountTable.id(row),
                account.portal(),
                account.number());
    }

    /** What people wrote may name somebody; what the broker would not take is sealed for readers who could open it. */
    private void forget(List<AccountId> ids) {
        jdbc.update(
                "delete from account_note where (portal, account_id) in (select * from unnest(?::text[], ?::text[]))",
                AccountTable.portals(ids),
                AccountTable.numbers(ids));
        jdbc.update(
                "delete from outbox where parked is not null and topic = any(?) and record_key = any(?)",
                sealedTopics.names().toArray(String[]::new),
                ids.stream().map(AccountId::key).toArray(String[]::new));
    }

    @Override
    public Erasure reject(UUID id, LinkDecision.Step by) {
        return transaction.execute(status -> {
            Erasure proposed = open(id);
            decide(id, "REJECTED", by, List.of());
            audit.add(List.of(entry(proposed.asked(), "ERASURE_REJECTED", by.by(), proposed)));
            return find(id).orElseThrow();
        });
    }

    private void decide(UUID id, String status, LinkDecision.Step by, List<AccountId> erased) {
        jdbc.update(
                "update erasure set status = ?, decided_by = ?, decided_at = ?, accounts = ? where erasure_id = ?",
                status,
                by.by(),
                Times.write(by.at()),
                erased.stream().map(AccountId::key).toArray(String[]::new),
                id);
    }

    private Erasure open(UUID id) {
        List<Erasure> found = query("where erasure_id = ? for update", id);
        if (found.isEmpty()) {
            throw new DecisionRefused(Why.DECISION_NOT_FOUND);
        }
        if (found.get(0).verdict().status() != LinkDecision.Status.PROPOSED) {
            throw new DecisionRefused(Why.ALREADY_DECIDED);
        }
        return found.get(0);
    }

    @Override
    public Optional<Erasure> find(UUID id) {
        return query("where erasure_id = ?", id).stream().findFirst();
    }

    @Override
    public List<Erasure> latest(int limit) {
        return query("order by requested_at desc limit ?", limit);
    }

    @Override
    public List<Erasure> unproved() {
        return query("where status = 'APPROVED' and proved_at is null order by decided_at");
    }

    private List<Erasure> query(String which, Object... parameters) {
        return jdbc.query("select * from erasure " + which, (row, number) -> erasure(row), parameters);
    }

    @Override
    public List<Finding> findings(UUID id) {
        return findings.of(id);
    }

    @Override
    public void keep(Erasure erasure, List<Finding> findings) {
        transaction.executeWithoutResult(status -> this.findings.replace(erasure, findings));
    }

    /** Only once, whichever instance found it. */
    @Override
    public void prove(Erasure erasure, List<Finding> findings, Certificate certificate) {
        transaction.executeWithoutResult(status -> {
            int proved = jdbc.update(
                    "update erasure set proved_at = ?, certificate = ? where erasure_id = ? and proved_at is null",
                    Times.write(certificate.issuedAt()),
                    certificate.text(),
                    erasure.id());
            if (proved == 0) {
                return;
            }
            this.findings.replace(erasure, findings);
            audit.add(erasure.accounts().stream()
                    .map(account -> new AuditEntry(
                            account.key(),
                            "ERASURE_PROVED",
                            "account-service",
                            "certificate sha-256 " + certificate.sha256(),
                            List.of(erasure.id().toString())))
                    .toList());
        });
    }

    @Override
    public Optional<Certificate> certificate(UUID id) {
        return jdbc
                .query(
                        "select certificate, proved_at from erasure where erasure_id = ? and proved_at is not null",
                        (row, number) -> new Certificate(row.getString("certificate"), Times.read(row, "proved_at")),
                        id)
                .stream()
                .findFirst();
    }

    private static AuditEntry entry(AccountId account, String what, String who, Erasure erasure) {
        return new AuditEntry(
                account.key(), what, who, erasure.reason(), List.of(erasure.id().toString()));
    }

    private static Erasure erasure(ResultSet row) throws SQLException {
        String decidedBy = row.getString("decided_by");
        return new Erasure(
                row.getObject("erasure_id", UUID.class),
                AccountTable.id(row),
                Arrays.stream((String[]) row.getArray("accounts").getArray())
                        .map(JdbcErasures::account)
                        .toList(),
                row.getString("reason"),
                new LinkDecision.Step(row.getString("requested_by"), Times.read(row, "requested_at")),
                new LinkDecision.Verdict(
                        LinkDecision.Status.valueOf(row.getString("status")),
                        decidedBy == null ? null : new LinkDecision.Step(decidedBy, Times.read(row, "decided_at"))),
                Times.read(row, "proved_at"));
    }

    private static AccountId account(String key) {
        int slash = key.indexOf('/');
        return new AccountId(key.substring(0, slash), key.substring(slash + 1));
    }
}
