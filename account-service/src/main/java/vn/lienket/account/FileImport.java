package vn.lienket.account;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A portal's file and how much of it is in.
 *
 * @param id chosen by who sends the file: the same id goes on with it
 * @param portal that the file is for, or null when each row names its own
 * @param mark behind the last row that is in
 * @param endedAt null while rows are missing
 */
public record FileImport(
        UUID id, String portal, FileFormat format, Rows.Mark mark, Tally tally, Instant begunAt, Instant endedAt) {

    public boolean hasEnded() {
        return endedAt != null;
    }

    /**
     * What became of its rows.
     *
     * @param noted numbers that look odd though they may be genuine
     */
    public record Tally(
            long imported, long updated, long unchanged, long rejected, Map<CitizenNumber.Oddity, Long> noted) {}
}
