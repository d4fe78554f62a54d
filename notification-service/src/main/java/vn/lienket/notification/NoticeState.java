package vn.lienket.notification;

public enum NoticeState {
    /** How to reach the citizen is not known yet. */
    WAITING,
    /** Of a campaign, not its turn yet. */
    PLANNED,
    /** To be sent, or to be sent again. */
    PENDING,
    /** The mail server took it. */
    SENT,
    /** The citizen gave no e-mail address. */
    NO_ADDRESS,
    /** Refused for good, or refused too often. */
    FAILED,
    /** Of a campaign: when its turn came there was nothing left to do for the citizen, or the campaign was over. */
    MOOT,
    /** The citizen's contact was erased before it could be sent. */
    ERASED
}
