package vn.lienket.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * Letters to all accounts of a group that still miss a step.
 *
 * @param deadline the cutoff: afterwards nothing of it is sent
 * @param startsAt when it is planned
 */
public record Campaign(
        UUID id, CutoffScheduled.Group group, NoticeKind kind, Instant occurredAt, Instant deadline, Instant startsAt) {

    public enum State {
        /** Its time has not come. */
        WAITING,
        /** Its letters are being laid out, batch by batch. */
        PLANNING,
        /** All are laid out; they are handed to the senders as the throttle lets them. */
        SENDING,
        DONE,
        /** By an operator, or because the cutoff was moved. */
        CANCELLED
    }

    /** @param planned letters laid out; @param open of them neither sent nor given up */
    public record Progress(Campaign campaign, State state, boolean paused, long planned, long open) {}
}
