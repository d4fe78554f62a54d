package vn.lienket.account.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienket.account.Erasure;
import vn.lienket.account.Finding;

/** What was found where at the last look for what an erasure is to leave nothing of. */
final class ErasureFindings {

    private final JdbcTemplate jdbc;

    ErasureFindings(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Finding> of(UUID id) {
        return jdbc.query(
                "select * from erasure_finding where erasure_id = ? order by number",
                (row, number) -> new Finding(
                        AccountTable.id(row),
                        row.getString("place"),
                        row.getBoolean("is_empty"),
                        row.getString("result")),
                id);
    }

    void replace(Erasure erasure, List<Finding> findings) {
        jdbc.queryForList("select erasure_id from erasure where erasure_id = ? for update", erasure.id());
        jdbc.update("delete from erasure_finding where erasure_id = ?", erasure.id());
        List<Object[]> rows = new ArrayList<>();
        for (Finding finding : findings) {
            rows.add(new Object[] {
                erasure.id(),
                rows.size(),
                finding.account().portal(),
                finding.account().number(),
                finding.place(),
                finding.isEmpty(),
                finding.result()
            });
        }
        jdbc.batchUpdate("insert into erasure_finding values (?, ?, ?, ?, ?, ?, ?)", rows);
    }
}
