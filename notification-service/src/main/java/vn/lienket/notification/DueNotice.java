package vn.lienket.notification;

/** A notice whose turn it is. @param attempts made before, by the channel whose turn it is */
public record DueNotice(Notice notice, SealedContact contact, Route route, int attempts) {

    /** The same about what is the case now. */
    public DueNotice saying(String reason) {
        return new DueNotice(notice.withReason(reason), contact, route, attempts);
    }
}
