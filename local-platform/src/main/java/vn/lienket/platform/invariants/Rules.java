package vn.lienket.platform.invariants;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.VneidLogin;

/** DESIGN section 4 once more, written apart from linking-service so that an error there is not repeated here. */
final class Rules {

    private static final Duration BELIEVED_BEFORE = Duration.ofHours(24);
    private static final Duration BELIEVED_AFTER = Duration.ofMinutes(5);

    private final Map<String, CutoffScheduled> calendar = new HashMap<>();

    Rules(List<Told<CutoffScheduled>> scheduled) {
        for (Told<CutoffScheduled> told : scheduled) {
            CutoffScheduled entry = told.fact();
            calendar.merge(
                    entry.getPortal() + "/" + entry.getAccountType(),
                    entry,
                    (one, other) -> one.getCalendarVersion() > other.getCalendarVersion() ? one : other);
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

    boolean isExempt(CccdUpdated confirmed) {
        CutoffScheduled entry = entry(confirmed);
        return entry != null && entry.getExempt();
    }

    /** Before the cutoff, or before the end of the grace period. */
    boolean inTime(CccdUpdated confirmed, Told<VneidLogin> login) {
        CutoffScheduled entry = entry(confirmed);
        if (entry == null || entry.getCutoffAt() == null) {
            return true;
        }
        Instant end = entry.getGraceUntil() == null ? entry.getCutoffAt() : entry.getGraceUntil();
        return later(confirmed.getOccurredAt(), time(login)).isBefore(end);
    }

    private CutoffScheduled entry(CccdUpdated confirmed) {
        return calendar.get(confirmed.getPortal() + "/" + confirmed.getAccountType());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
