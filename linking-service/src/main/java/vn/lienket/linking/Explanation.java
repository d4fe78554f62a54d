package vn.lienket.linking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Why a link was made, or refused.
 *
 * @param recorded the announcement as its topic has it
 * @param log the records of the citizen on which it was decided again, in order
 * @param cutoff what the calendar said when the re-run came to the announcement; empty when it never came out
 * @param same whether the re-run announced the very same
 * @param announcedAgain all that the re-run announced of the account
 */
public record Explanation(
        Announcement recorded,
        List<LogRecord> log,
        Optional<Cutoff> cutoff,
        boolean same,
        List<Announcement> announcedAgain) {

    /**
     * A link or a refusal, in the words of the rules.
     *
     * @param sequence 0 of a refusal
     */
    public record Announcement(
            String eventId,
            String citizenRef,
            PortalAccount account,
            Instant effectiveTime,
            Optional<String> vneidSubject,
            Optional<String> previousSubject,
            Optional<RefusalReason> refusal,
            long sequence,
            boolean late,
            String cccdUpdatedEventId,
            String vneidLoginEventId) {}

    /** @param decisive one of the two facts on which the announcement rests */
    public record LogRecord(
            String topic, int partition, long offset, Instant appendedAt, String eventId, boolean decisive) {}
}
