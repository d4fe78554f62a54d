package vn.lienket.notification;

/** Carries a notice to a citizen. */
public interface Post {

    /** @throws Outage when nothing can be carried at present, which says nothing about this notice */
    Delivery deliver(Notice notice, Contact contact, Language language);

    /** The whole way is closed (server down, login refused): no notice is to blame and none spends a try on it. */
    final class Outage extends RuntimeException {
        public Outage(Throwable cause) {
            super("the mail server takes nothing at present", cause);
        }
    }
}
