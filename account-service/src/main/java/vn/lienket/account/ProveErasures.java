package vn.lienket.account;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at every place until nothing is left in any, and certifies that. What a place cannot drop at once it is asked for again. */
public final class ProveErasures {

    private final Erasures erasures;
    private final List<KeepingPlace> places;
    private final Clock clock;

    public ProveErasures(Erasures erasures, List<KeepingPlace> places, Clock clock) {
        this.erasures = erasures;
        this.places = places;
        this.clock = clock;
    }

    /** @return how many were proved */
    public int run() {
        List<Erasure> unproved = erasures.unproved();
        if (unproved.isEmpty()) {
            return 0;
        }
        Set<AccountId> accounts = new TreeSet<>();
        unproved.forEach(erasure -> accounts.addAll(erasure.accounts()));
        List<Finding> findings = places.stream()
                .flatMap(place -> place.examine(accounts).stream())
                .toList();
        return (int)
                unproved.stream().filter(erasure -> isProved(erasure, findings)).count();
    }

    private boolean isProved(Erasure erasure, List<Finding> all) {
        List<Finding> findings = all.stream()
                .filter(finding -> erasure.accounts().contains(finding.account()))
                .toList();
        // A place that says nothing of an account was not looked at.
        boolean complete = erasure.accounts().stream()
                .allMatch(account -> findings.stream()
                                .filter(finding -> finding.account().equals(account))
                                .count()
                        >= places.size());
        if (!complete || !findings.stream().allMatch(Finding::isEmpty)) {
            erasures.keep(erasure, findings);
            return false;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        erasures.prove(erasure, findings, Certificate.of(erasure, findings, now));
        return true;
    }
}
