package vn.lienket.notification;

import java.util.List;

/** What a citizen is told about. The reasons are those that have words of their own; any other is told in the kind's general words. */
public enum NoticeKind {
    CCCD_CONFIRMED,
    CCCD_REJECTED(
            "CCCD_UNKNOWN",
            "CCCD_CANCELLED",
            "CMND_MISMATCH",
            "NAME_MISMATCH",
            "BIRTH_DATE_MISMATCH",
            "INVALID_CLAIM",
            "NEEDS_OFFICE_VISIT",
            "TOO_MANY_ATTEMPTS"),
    LINKED,
    LINKED_LATE,
    SUBJECT_CHANGED,
    UNLINKED("CCCD_CORRECTED", "OPS_COMMAND"),
    REOPENED,
    CONFLICT_DECIDED("KEEP", "LINK_ANYWAY"),
    LINK_REFUSED("AFTER_CUTOFF", "ASSURANCE_TOO_LOW", "DUPLICATE_ACCOUNT", "EXEMPT"),
    CUTOFF_SCHEDULED("STEP_1", "STEP_2"),
    CUTOFF_MOVED("STEP_1", "STEP_2"),
    REMINDER("STEP_1", "STEP_2"),
    ACCOUNT_CLOSED("CUTOFF", "LINKED_MEANWHILE");

    private final List<String> reasons;

    NoticeKind(String... reasons) {
        this.reasons = List.of(reasons);
    }

    public List<String> reasons() {
        return reasons;
    }
}
