package vn.lienket.notification;

import java.time.Duration;

/** How often one notice is tried and how long it rests between tries: twice as long each time, up to the longest. */
public record RetryPolicy(Duration first, Duration longest, int tries) {

    /** @param failed tries so far, at least 1 */
    public Duration pauseAfter(int failed) {
        Duration pause = first;
        for (int i = 1; i < failed && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    boolean givesUpAfter(int failed) {
        return failed >= tries;
    }
}
