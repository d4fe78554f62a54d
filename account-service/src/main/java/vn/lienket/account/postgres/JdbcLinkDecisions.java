package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienket.account.AccountId;
import vn.lienket.account.AuditEntry;
import vn.lienket.account.LinkDecision;
import vn.lienket.account.LinkDecision.Step;
import vn.lienket.account.LinkDecisions;

@Component
final class JdbcLinkDecisions implements LinkDecisions {

    private static final String UPSERT =
            """
            insert into link_decision (decision_id, portal, account_id, action, reason, requested_by, requested_at, status,
                decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (decision_id) do update
            set (status, decided_by, decided_at) = (excluded.status, excluded.decided_by, excluded.decided_at)
            """;

    private final JdbcTemplate jdbc;
    private final AuditTable audit;

    JdbcLinkDecisions(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.audit = new AuditTable(jdbc);
    }

    @Override
    public Optional<LinkDecision> find(AccountId account, UUID id) {
        return of(account).stream().filter(decision -> decision.id().equals(id)).findFirst();
    }

    @Override
    public List<LinkDecision> of(AccountId account) {
        return jdbc.query(
                "select * from link_decision where portal = ? and account_id = ? order by requested_at desc",
                (row, number) -> decision(row, account),
                account.portal(),
                account.number());
    }

    @Override
    public void save(LinkDecision decision) {
        Step decided = decision.verdict().step();
        jdbc.update(
                UPSERT,
                decision.id(),
                decision.account().portal(),
                decision.account().number(),
                decision.action().name(),
                decision.reason(),
                decision.requested().by(),
                Times.write(decision.requested().at()),
                decision.verdict().status().name(),
                decided == null ? null : decided.by(),
                decided == null ? null : Times.write(decided.at()));
        audit.add(List.of(new AuditEntry(
                decision.account().key(),
                "DECISION_" + decision.verdict().status(),
                decided == null ? decision.requested().by() : decided.by(),
                decision.action() + ": " + decision.reason(),
                List.of(decision.id().toString()))));
    }

    private static LinkDecision decision(ResultSet row, AccountId account) throws SQLException {
        String decidedBy = row.getString("decided_by");
        return new LinkDecision(
                row.getObject("decision_id", UUID.class),
                account,
                LinkDecision.Action.valueOf(row.getString("action")),
                row.getString("reason"),
                new Step(row.getString("requested_by"), Times.read(row, "requested_at")),
                new LinkDecision.Verdict(
                        LinkDecision.Status.valueOf(row.getString("status")),
                        decidedBy == null ? null : new Step(decidedBy, Times.read(row, "decided_at"))));
    }
}
