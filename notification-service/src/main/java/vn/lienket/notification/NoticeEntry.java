package vn.lienket.notification;

import java.time.Instant;

/**
 * A notice and what became of it.
 *
 * @param channel whose turn it is, or that took it
 * @param settledAt null while it waits; of a delivered text message when it was
 * @param failure code of the last failure, null if there was none; never an address
 */
public record NoticeEntry(
        Notice notice,
        NoticeState state,
        Channel channel,
        Instant recordedAt,
        Instant settledAt,
        int attempts,
        String failure) {}
