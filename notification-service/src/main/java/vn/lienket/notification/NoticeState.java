package vn.lienket.notification;

public enum NoticeState {
    /** How to reach the citizen is not known yet. */
    WAITING,
    /** Of a campaign, not its turn yet. */
    PLANNED,
    /** To be sent, or to be sent again. */
    PENDING,
    /** The channel took it: the mail server, the SMS gateway, or the inbox for those who want no other. */
    SENT,
    /** The citizen gave no address of any channel: it is in the inbox alone. */
    NO_ADDRESS,
    /** Every channel refused it for good, or too often: it is in the inbox alone. */
    FAILED,
    /** Of a campaign: when its turn came there was nothing left to do for the citizen, or the campaign was over. */
    MOOT,
    /** The citizen's contact was erased before it could be sent. */
    ERASED
}
