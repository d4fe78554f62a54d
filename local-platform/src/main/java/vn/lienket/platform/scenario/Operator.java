package vn.lienket.platform.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keeps the cutoff calendar. The cutoff is announced for later and brought forward once everybody who is early is done, so that a slow machine plays the
 * same as a fast one.
 */
final class Operator {

    private static final Duration FAR = Duration.ofHours(1);
    /** The new calendar has to be known everywhere before it counts. */
    private static final Duration NOTICE = Duration.ofSeconds(3);
    /** The cutoffs that the law sets, which the calendar has by default, lie before. */
    private static final Instant OURS = Instant.parse("2026-01-01T00:00:00Z");

    private final AccountServiceApi api;
    private final List<Calendar.Entry> entries;

    Operator(AccountServiceApi api, Cast cast) {
        this.api = api;
        this.entries = Calendar.entries(cast);
    }

    int cutoffs() {
        return entries.size();
    }

    boolean cutoffHasPassed() {
        List<Instant> set = set().toList();
        return !set.isEmpty() && set.stream().allMatch(Instant.now()::isAfter);
    }

    /** Of those that an operator set; now when there is none. */
    Instant firstCutoff() {
        return set().min(Instant::compareTo).orElseGet(Instant::now);
    }

    void announce() {
        Instant far = Instant.now().plus(FAR).truncatedTo(ChronoUnit.SECONDS);
        entries.forEach(entry -> api.setCutoff(entry, far, "scenario: announced"));
    }

    /** @return when it will be */
    Instant bringForward() {
        Instant soon = Instant.now().plus(NOTICE).truncatedTo(ChronoUnit.MILLIS);
        entries.forEach(entry -> api.setCutoff(entry, soon, "scenario: brought forward"));
        return soon;
    }

    private Stream<Instant> set() {
        Map<String, Instant> cutoffs = api.cutoffs();
        return entries.stream().map(entry -> cutoffs.get(entry.key())).filter(at -> at != null && at.isAfter(OURS));
    }
}
