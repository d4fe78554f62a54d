package vn.lienket.account;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a file.
 *
 * @param rejected by line
 * @param noted numbers that look odd though they may be genuine
 */
public record ImportReport(
        Map<RowResult.Kind, Integer> rows, List<Rejected> rejected, Map<CitizenNumber.Oddity, Integer> noted) {

    public record Rejected(long line, RowRefusal reason) {}

    public ImportReport {
        rows = new EnumMap<>(rows);
    }

    public int count(RowResult.Kind kind) {
        return rows.getOrDefault(kind, 0);
    }
}
