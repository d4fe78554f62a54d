package vn.lienket.account.postgres;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.AuditEntry;

/** Adds lines to the audit, in the transaction of what they tell. */
final class AuditTable {

    private final Copy copy;

    AuditTable(JdbcTemplate jdbc) {
        this.copy = new Copy(jdbc);
    }

    void add(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        copy.into(
                "audit_line", "subject, what, who, why, facts", entries.stream().map(entry -> new Object[] {
                    entry.subject(),
                    entry.what(),
                    entry.who(),
                    entry.why(),
                    entry.facts().toArray(String[]::new)
                }));
    }
}
