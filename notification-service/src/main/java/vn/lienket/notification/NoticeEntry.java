package vn.lienket.notification;

import java.time.Instant;

/**
 * A notice and what became of it.
 *
 * @param settledAt null while it waits
 * @param failure code of the last failure, null if there was none; never an address
 */
public record NoticeEntry(
        Notice notice, NoticeState state, Instant recordedAt, Instant settledAt, int attempts, String failure) {}
