package vn.lienket.notification;

/** A way to a citizen. */
public enum Channel {
    EMAIL,
    SMS,
    /** The portal's own pages. Every notice is there; as a channel it means: nowhere else. */
    INBOX
}
