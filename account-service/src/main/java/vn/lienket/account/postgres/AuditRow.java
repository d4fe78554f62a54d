package vn.lienket.account.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import vn.lienket.account.Audit;
import vn.lienket.account.AuditEntry;

/** How lines of the audit are read. */
final class AuditRow {

    static final String LINES =
            "select line_id, number, written_at, subject, what, who, why, facts, hash from audit_line ";

    private AuditRow() {}

    static Audit.Line line(ResultSet row) throws SQLException {
        return new Audit.Line(
                row.getLong("number"),
                Times.read(row, "written_at"),
                new AuditEntry(
                        row.getString("subject"),
                        row.getString("what"),
                        row.getString("who"),
                        row.getString("why"),
                        List.of((String[]) row.getArray("facts").getArray())),
                row.getBytes("hash"));
    }
}
