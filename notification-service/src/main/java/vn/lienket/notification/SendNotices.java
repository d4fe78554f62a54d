package vn.lienket.notification;

import java.time.Clock;

/** Sends the notices whose turn it is by one channel. */
public final class SendNotices {

    /** The fault is ours (a key is missing, say), so such a notice is kept and never given up. */
    static final String CONTACT_UNREADABLE = "CONTACT_UNREADABLE";

    private final DueNotices due;
    private final ContactSeal seal;
    private final Post post;
    private final RetryPolicy retry;
    private final Clock clock;

    public SendNotices(DueNotices due, ContactSeal seal, Post post, Clock clock) {
        this.due = due;
        this.seal = seal;
        this.post = post;
        this.retry = post.effort().retry();
        this.clock = clock;
    }

    /**
     * @return false when none was due
     * @throws Post.Outage when nothing can be sent at present
     */
    public boolean sendNext() {
        try {
            return due.settleNext(post.channel(), this::send);
        } finally {
            post.settled();
        }
    }

    private Settlement send(DueNotice next) {
        Contact contact;
        try {
            contact = seal.open(next.notice().account(), next.contact());
        } catch (ContactSeal.UnreadableContact e) {
            return new Settlement.Postponed(clock.instant().plus(retry.longest()), CONTACT_UNREADABLE, next.attempts());
        }
        return post.deliver(next.notice(), contact, next.contact().language())
                .fold(new Outcome(next.route(), next.attempts() + 1));
    }

    private final class Outcome implements Delivery.Fold<Settlement> {

        private final Route route;
        private final int tries;

        Outcome(Route route, int tries) {
            this.route = route;
            this.tries = tries;
        }

        @Override
        public Settlement accepted() {
            return new Settlement.Settled(NoticeState.SENT, clock.instant(), null);
        }

        @Override
        public Settlement noAddress() {
            return refused(Route.NO_ADDRESS);
        }

        @Override
        public Settlement refused(String code) {
            return route.refused(code, clock.instant());
        }

        @Override
        public Settlement notNow(String code) {
            return retry.givesUpAfter(tries)
                    ? refused(code)
                    : new Settlement.Postponed(clock.instant().plus(retry.pauseAfter(tries)), code, tries);
        }
    }
}
