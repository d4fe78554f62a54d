package vn.lienket.notification;

/** Follows what became of notices after a channel took them: what bounced goes the next way. */
public final class HearBack {

    private final SentNotices sent;
    private final Bell bell;

    public HearBack(SentNotices sent, Bell bell) {
        this.sent = sent;
        this.bell = bell;
    }

    /** Safe to repeat. @return false when the notice is not, or no longer, in the hands of this channel */
    public boolean hear(DeliveryReport report) {
        boolean known = sent.settle(
                report.eventId(),
                report.channel(),
                route -> report.isDelivered()
                        ? new Settlement.Settled(NoticeState.SENT, report.at(), null)
                        : route.refused(report.failure(), report.at()));
        if (known && !report.isDelivered()) {
            bell.ring();
        }
        return known;
    }
}
