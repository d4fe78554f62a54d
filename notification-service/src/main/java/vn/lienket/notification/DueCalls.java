package vn.lienket.notification;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The calls whose turn it is: of each subscription and subject the oldest that is pending. */
public interface DueCalls {

    /**
     * Writes down how calls ended and takes others, in one transaction. Those that were claimed anew meanwhile are left alone. Taking one counts the try and
     * puts the next one off by {@code lease}: a process that dies with a call in hand leaves it to be made again then, under the same id.
     *
     * @param room how many to take at most, by subscription
     */
    List<Call> exchange(List<CallResult> ended, Map<UUID, Integer> room, Duration lease);
}
