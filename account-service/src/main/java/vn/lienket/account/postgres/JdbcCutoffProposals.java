package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.AccountType;
import vn.lienket.account.AuditEntry;
import vn.lienket.account.Cutoff;
import vn.lienket.account.CutoffKey;
import vn.lienket.account.CutoffProposal;
import vn.lienket.account.CutoffProposals;
import vn.lienket.account.CutoffTerms;
import vn.lienket.account.Cutoffs;
import vn.lienket.account.DecisionRefused;
import vn.lienket.account.DecisionRefused.Why;

@Component
final class JdbcCutoffProposals implements CutoffProposals {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Cutoffs cutoffs;
    private final AuditTable audit;

    JdbcCutoffProposals(JdbcTemplate jdbc, TransactionTemplate transaction, Cutoffs cutoffs) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.cutoffs = cutoffs;
        this.audit = new AuditTable(jdbc);
    }

    @Override
    public CutoffProposal add(CutoffKey key, Cutoffs.Change change, Instant at) {
        return transaction.execute(status -> {
            cutoffs.know(Set.of(key.portal()), at);
            var proposal =
                    new CutoffProposal(UUID.randomUUID(), key, cutoffs.of(key).version(), change, at);
            jdbc.update(
                    """
                    insert into cutoff_proposal (proposal_id, portal, account_type, version, cutoff_at, grace_until, exempt,
                        reason, requested_by, requested_at, status)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PROPOSED')
                    """,
                    proposal.id(),
                    key.portal(),
                    key.type().name(),
                    proposal.version(),
                    Times.write(change.terms().cutoffAt()),
                    Times.write(change.terms().graceUntil()),
                    change.terms().exempt(),
                    change.reason(),
                    change.requestedBy(),
                    Times.write(at));
            audit.add(List.of(entry(proposal, "CUTOFF_PROPOSED", change.requestedBy())));
            return proposal;
        });
    }

    @Override
    public List<CutoffProposal> waiting() {
        return jdbc.query(
                "select * from cutoff_proposal where status = 'PROPOSED' order by requested_at",
                (row, number) -> proposal(row));
    }

    @Override
    public Cutoff approve(UUID id, String by, Instant at) {
        return transaction.execute(status -> {
            CutoffProposal proposal = lock(id);
            Cutoffs.Change change = proposal.change();
            if (change.requestedBy().toLowerCase(Locale.ROOT).equals(by.toLowerCase(Locale.ROOT))) {
                throw new DecisionRefused(Why.SAME_PERSON);
            }
            // Takes the portal's lock, under which the version stays what it is.
            cutoffs.know(Set.of(proposal.key().portal()), at);
            if (cutoffs.of(proposal.key()).version() != proposal.version()) {
                throw new DecisionRefused(Why.OVERTAKEN);
            }
            decide(id, "APPROVED", by, at);
            return cutoffs.set(
                    proposal.key(), new Cutoffs.Change(change.terms(), change.reason(), change.requestedBy(), by), at);
        });
    }

    @Override
    public void reject(UUID id, String by, Instant at) {
        transaction.executeWithoutResult(status -> {
            CutoffProposal proposal = lock(id);
            decide(id, "REJECTED", by, at);
            audit.add(List.of(entry(proposal, "CUTOFF_REJECTED", by)));
        });
    }

    private static AuditEntry entry(CutoffProposal proposal, String what, String who) {
        return new AuditEntry(
                proposal.key().key(),
                what,
                who,
                JdbcCutoffs.terms(proposal.change().terms()) + ": "
                        + proposal.change().reason(),
                List.of(proposal.id().toString()));
    }

    private CutoffProposal lock(UUID id) {
        List<CutoffProposal> open = jdbc.query(
                "select * from cutoff_proposal where proposal_id = ? for update",
                (row, number) -> row.getString("status").equals("PROPOSED") ? proposal(row) : null,
                id);
        if (open.isEmpty()) {
            throw new DecisionRefused(Why.DECISION_NOT_FOUND);
        }
        if (open.get(0) == null) {
            throw new DecisionRefused(Why.ALREADY_DECIDED);
        }
        return open.get(0);
    }

    private void decide(UUID id, String status, String by, Instant at) {
        jdbc.update(
                "update cutoff_proposal set status = ?, decided_by = ?, decided_at = ? where proposal_id = ?",
                status,
                by,
                Times.write(at),
                id);
    }

    private static CutoffProposal proposal(ResultSet row) throws SQLException {
        return new CutoffProposal(
                row.getObject("proposal_id", UUID.class),
                new CutoffKey(row.getString("portal"), AccountType.valueOf(row.getString("account_type"))),
                row.getLong("version"),
                new Cutoffs.Change(
                        new CutoffTerms(
                                Times.read(row, "cutoff_at"), Times.read(row, "grace_until"), row.getBoolean("exempt")),
                        row.getString("reason"),
                        row.getString("requested_by"),
                        null),
                Times.read(row, "requested_at"));
    }
}
