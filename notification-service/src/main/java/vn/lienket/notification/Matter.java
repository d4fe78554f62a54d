package vn.lienket.notification;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a notice is about.
 *
 * @param reason code of the fact, or the step that is missing; empty when the kind says it all
 * @param deadline the cutoff that it is about, null when it is about none
 */
public record Matter(NoticeKind kind, String reason, Instant deadline) {

    private static final Set<NoticeKind> OF_ACCESS = EnumSet.of(
            NoticeKind.CCCD_CONFIRMED,
            NoticeKind.LINKED,
            NoticeKind.LINKED_LATE,
            NoticeKind.SUBJECT_CHANGED,
            NoticeKind.UNLINKED,
            NoticeKind.REOPENED);

    public Matter(NoticeKind kind, String reason) {
        this(kind, reason, null);
    }

    /** Somebody else may have done it: who can log in has changed, or someone tries numbers. */
    boolean concernsSecurity() {
        return OF_ACCESS.contains(kind) || reason.equals("TOO_MANY_ATTEMPTS");
    }

    static Matter of(NoticeKind kind) {
        return new Matter(kind, "");
    }
}
