package vn.lienket.notification;

import java.time.Instant;

/**
 * What a notice is about.
 *
 * @param reason code of the fact, or the step that is missing; empty when the kind says it all
 * @param deadline the cutoff that it is about, null when it is about none
 */
public record Matter(NoticeKind kind, String reason, Instant deadline) {

    public Matter(NoticeKind kind, String reason) {
        this(kind, reason, null);
    }

    static Matter of(NoticeKind kind) {
        return new Matter(kind, "");
    }
}
