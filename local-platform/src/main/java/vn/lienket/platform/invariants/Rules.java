package vn.lienket.platform.invariants;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.VneidLogin;

/** DESIGN section 4 once more, written apart from linking-service so that an error there is not repeated here. */
final class Rules {

    private static final Duration BELIEVED_BEFORE = Duration.ofHours(24);
    private static final Duration BELIEVED_AFTER = Duration.ofMinutes(5);

    /** By portal and account type, then by version; of a version that was announced again, the first time. */
    private final Map<String, NavigableMap<Long, Told<CutoffScheduled>>> calendar = new HashMap<>();

    Rules(List<Told<CutoffScheduled>> scheduled) {
        for (Told<CutoffScheduled> told : scheduled) {
            CutoffScheduled entry = told.fact();
            calendar.computeIfAbsent(entry.getPortal() + "/" + entry.getAccountType(), any -> new TreeMap<>())
                    .merge(
                            entry.getCalendarVersion(),
                            told,
                            (one, other) -> other.appendedAt().isBefore(one.appendedAt()) ? other : one);
        }
    }

    static boolean reachesLevel2(VneidLogin login) {
        return login.getAssuranceLevel() == AssuranceLevel.LEVEL_2;
    }

    /** When a login counts as having happened: portals' clocks are believed within bounds. */
    static Instant time(Told<VneidLogin> login) {
        Instant said = login.fact().getOccurredAt();
        boolean believable = !said.isBefore(login.appendedAt().minus(BELIEVED_BEFORE))
                && !said.isAfter(login.appendedAt().plus(BELIEVED_AFTER));
        return believable ? said : login.appendedAt();
    }

    /** The earliest login of the right level, of the subject that the latest such login has. */
    static Optional<Told<VneidLogin>> qualifying(List<Told<VneidLogin>> loginsOfCitizen) {
        List<Told<VneidLogin>> high = loginsOfCitizen.stream()
                .filter(login -> reachesLevel2(login.fact()))
                .sorted(Comparator.comparing(Rules::time))
                .toList();
        if (high.isEmpty()) {
            return Optional.empty();
        }
        // A repetition under the same eventId is the same login, whatever time it says.
        String subject = earliestBySubject(high).values().stream()
                .max(Comparator.comparing(Rules::time))
                .orElseThrow()
                .fact()
                .getVneidSubject();
        return high.stream()
                .filter(login -> login.fact().getVneidSubject().equals(subject))
                .findFirst();
    }

    private static Map<String, Told<VneidLogin>> earliestBySubject(List<Told<VneidLogin>> sorted) {
        Map<String, Told<VneidLogin>> first = new HashMap<>();
        sorted.forEach(login -> first.putIfAbsent(login.fact().getVneidSubject(), login));
        return first;
    }

    /** By the calendar as it is now. */
    boolean isExempt(CccdUpdated confirmed) {
        return last(confirmed).filter(CutoffScheduled::getExempt).isPresent();
    }

    /** Before the cutoff, or before the end of the grace period, by the calendar as it is now. */
    boolean inTime(CccdUpdated confirmed, Told<VneidLogin> login) {
        return last(confirmed).filter(entry -> !admits(entry, confirmed, login)).isEmpty();
    }

    /**
     * Whether the pair could link at any time since both halves were known: a cutoff that was brought forward, or a type that was exempted, later
     * undoes nothing, and one that was postponed re-opens.
     */
    boolean couldLink(Told<CccdUpdated> confirmed, Told<VneidLogin> login) {
        Instant known = later(confirmed.appendedAt(), login.appendedAt());
        Collection<Told<CutoffScheduled>> versions = versions(confirmed.fact()).values();
        Optional<CutoffScheduled> inForce = Optional.empty();
        for (Told<CutoffScheduled> version : versions) {
            if (!version.appendedAt().isAfter(known)) {
                inForce = Optional.of(version.fact());
            } else if (links(version.fact(), confirmed.fact(), login)) {
                return true;
            }
        }
        return inForce.isEmpty() || links(inForce.get(), confirmed.fact(), login);
    }

    private static boolean links(CutoffScheduled entry, CccdUpdated confirmed, Told<VneidLogin> login) {
        return !entry.getExempt() && admits(entry, confirmed, login);
    }

    private static boolean admits(CutoffScheduled entry, CccdUpdated confirmed, Told<VneidLogin> login) {
        if (entry.getCutoffAt() == null) {
            return true;
        }
        Instant end = entry.getGraceUntil() == null ? entry.getCutoffAt() : entry.getGraceUntil();
        return later(confirmed.getOccurredAt(), time(login)).isBefore(end);
    }

    private Optional<CutoffScheduled> last(CccdUpdated confirmed) {
        return Optional.ofNullable(versions(confirmed).lastEntry())
                .map(entry -> entry.getValue().fact());
    }

    private NavigableMap<Long, Told<CutoffScheduled>> versions(CccdUpdated confirmed) {
        return calendar.getOrDefault(
                confirmed.getPortal() + "/" + confirmed.getAccountType(), Collections.emptyNavigableMap());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
