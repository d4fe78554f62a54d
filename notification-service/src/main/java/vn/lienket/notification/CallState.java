package vn.lienket.notification;

public enum CallState {
    /** To be made, or to be made again. */
    PENDING,
    /** The other side answered 2xx. */
    ACKNOWLEDGED,
    /** Given up after the last try; a replay starts anew. */
    FAILED
}
