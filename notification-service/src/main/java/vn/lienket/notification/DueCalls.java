package vn.lienket.notification;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The calls whose turn it is: of each subscription and subject the oldest that is pending. */
public interface DueCalls {

    /**
     * Takes up to {@code atMost} in one statement, which also counts the try and puts the next one off by {@code lease}: a process that dies with a call in
     * hand leaves it to be made again then, under the same id.
     */
    List<Call> claim(UUID subscription, int atMost, Duration lease);

    /** Those that were claimed anew meanwhile are left alone. */
    void settle(List<CallResult> results);
}
