package vn.lienket.notification.web;

/** What was asked for cannot be subscribed to; says why without repeating it. */
final class BadSubscription extends RuntimeException {

    private final String vietnamese;

    BadSubscription(String vietnamese, String english) {
        super(english);
        this.vietnamese = vietnamese;
    }

    String vietnamese() {
        return vietnamese;
    }
}
