package vn.lienket.notification;

public enum NoticeState {
    /** How to reach the citizen is not known yet. */
    WAITING,
    /** To be sent, or to be sent again. */
    PENDING,
    /** The mail server took it. */
    SENT,
    /** The citizen gave no e-mail address. */
    NO_ADDRESS,
    /** Refused for good, or refused too often. */
    FAILED,
    /** The citizen's contact was erased before it could be sent. */
    ERASED
}
