package vn.lienket.linking.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.VneidLogin;

/**
 * What must come out, said once more and as plainly as possible: it remembers every record it was ever told and looks through all of them each time.
 * Written from the design and the README, without a look at the code; shares no class with it.
 */
final class NaiveOracle {

    private record Told(Object fact, Instant appendedAt, int number) {}

    private record Linked(String subject, boolean late) {}

    private final List<Told> log = new ArrayList<>();
    private final Map<String, CutoffScheduled> calendar = new HashMap<>();
    /** By citizen and account. */
    private final Map<String, Linked> links = new HashMap<>();

    private final Map<String, String> refusals = new HashMap<>();
    private final Map<String, Integer> sequences = new HashMap<>();
    private final Map<String, List<String>> announced = new TreeMap<>();

    /** By citizen and kind, in order. */
    Map<String, List<String>> announced() {
        return announced;
    }

    void calendar(CutoffScheduled entry) {
        calendar.put(entry.getPortal() + "/" + entry.getAccountType(), entry);
    }

    /** Only those whom the calendar refused hope for another one. */
    void examine() {
        citizens()
                .filter(citizen -> accounts(citizen).stream().anyMatch(account -> List.of("AFTER_CUTOFF", "EXEMPT")
                        .contains(refusals.getOrDefault(citizen + " " + account, ""))))
                .forEach(this::settle);
    }

    void confirmed(CccdUpdated fact) {
        String citizen = fact.getCitizenRef();
        String former = fact.getPreviousCitizenRef();
        String account = name(fact);
        boolean hadItBefore = former != null && accounts(former).contains(account);
        String knownBefore = known(citizen);
        String knownAtFormer = former == null ? "" : known(former);
        log.add(new Told(fact, null, log.size()));
        if (hadItBefore && !accounts(former).contains(account)) {
            withdraw(former, account, "CCCD_CORRECTED");
            refusals.remove(former + " " + account);
        }
        if (former != null && !knownAtFormer.equals(known(former))) {
            settle(former);
        }
        if (!knownBefore.equals(known(citizen))) {
            settle(citizen);
        }
    }

    void loggedIn(VneidLogin fact, Instant appendedAt) {
        String before = known(fact.getCitizenRef());
        log.add(new Told(fact, appendedAt, log.size()));
        if (!before.equals(known(fact.getCitizenRef()))) {
            settle(fact.getCitizenRef());
        }
    }

    void commanded(LinkCommand fact) {
        String citizen = fact.getCitizenRef();
        String account = fact.getPortal() + "/" + fact.getAccountId();
        String before = known(citizen);
        log.add(new Told(fact, null, log.size()));
        if (before.equals(known(citizen))) {
            return;
        }
        if (ruling(citizen, account) == LinkAction.UNLINK) {
            withdraw(citizen, account, "OPS_COMMAND");
        }
        settle(citizen);
    }

    private void withdraw(String citizen, String account, String reason) {
        Linked link = links.remove(citizen + " " + account);
        if (link != null) {
            announce(citizen, "unlinked " + account + " #" + next(account) + " " + link.subject + " " + reason);
        }
    }

    /** Goes through the citizen's accounts, the first in the log first. */
    private void settle(String citizen) {
        for (String account : accounts(citizen)) {
            String key = citizen + " " + account;
            if (ruling(citizen, account) == LinkAction.UNLINK) {
                continue;
            }
            List<Told> logins = countingLogins(citizen);
            Linked link = links.get(key);
            if (link != null) {
                if (!logins.isEmpty() && !subject(logins).equals(link.subject)) {
                    link(citizen, account, new Linked(subject(logins), link.late), logins, " after " + link.subject);
                }
                continue;
            }
            VneidLogin any = anyLogin(citizen);
            if (any == null) {
                continue;
            }
            String refusal = refusal(citizen, account, logins);
            if (refusal == null) {
                CutoffScheduled cutoff = cutoff(citizen, account);
                boolean late = cutoff != null
                        && cutoff.getCutoffAt() != null
                        && !effective(citizen, account, logins).isBefore(cutoff.getCutoffAt());
                link(citizen, account, new Linked(subject(logins), late), logins, "");
            } else if (!refusal.equals(refusals.get(key))) {
                refusals.put(key, refusal);
                announce(citizen, "refused " + account + " " + refusal);
            }
        }
    }

    private String refusal(String citizen, String account, List<Told> logins) {
        CutoffScheduled cutoff = cutoff(citizen, account);
        if (cutoff == null ? type(citizen, account) == AccountType.PORTAL_ADMIN : cutoff.getExempt()) {
            return "EXEMPT";
        }
        if (logins.isEmpty()) {
            return "ASSURANCE_TOO_LOW";
        }
        if (cutoff != null && cutoff.getCutoffAt() != null) {
            Instant end =
                    cutoff.getGraceUntil() == null || cutoff.getGraceUntil().isBefore(cutoff.getCutoffAt())
                            ? cutoff.getCutoffAt()
                            : cutoff.getGraceUntil();
            if (!effective(citizen, account, logins).isBefore(end)) {
                return "AFTER_CUTOFF";
            }
        }
        String portal = account.substring(0, account.indexOf('/'));
        boolean taken = accounts(citizen).stream()
                .anyMatch(other -> !other.equals(account)
                        && other.startsWith(portal + "/")
                        && (links.containsKey(citizen + " " + other) || ruling(citizen, other) == LinkAction.UNLINK));
        return taken && ruling(citizen, account) != LinkAction.LINK_ANYWAY ? "DUPLICATE_ACCOUNT" : null;
    }

    private void link(String citizen, String account, Linked link, List<Told> logins, String suffix) {
        links.put(citizen + " " + account, link);
        refusals.remove(citizen + " " + account);
        announce(
                citizen,
                "linked " + account + " #" + next(account) + " " + link.subject + (link.late ? " late" : "") + " by "
                        + confirmations(citizen, account).get(0).getEventId() + " "
                        + ((VneidLogin) logins.get(0).fact).getEventId() + suffix);
    }

    private int next(String account) {
        return sequences.merge(account, 1, Integer::sum);
    }

    private void announce(String citizen, String what) {
        String kind = what.substring(0, what.indexOf(' '));
        announced
                .computeIfAbsent(citizen + " " + kind, first -> new ArrayList<>())
                .add(what);
    }

    // What is known, by looking through everything that was told.

    /** In words, so that it can be compared before and after: who adds nothing to it, changes nothing. */
    private String known(String citizen) {
        List<Told> logins = countingLogins(citizen);
        StringBuilder all = new StringBuilder();
        if (logins.isEmpty()) {
            all.append(anyLogin(citizen) == null ? "nobody" : "low");
        } else {
            all.append(subject(logins)).append(time(logins.get(0))).append(subjectsSeen(citizen));
        }
        all(CccdUpdated.class)
                .filter(fact -> citizen.equals(fact.getPreviousCitizenRef()))
                .map(fact -> name(fact) + goneAt(citizen, name(fact), log.size()))
                .distinct()
                .forEach(all::append);
        for (String account : accounts(citizen)) {
            all.append(account)
                    .append(confirmations(citizen, account).get(0).getEventId())
                    .append(type(citizen, account))
                    .append(confirmations(citizen, account).stream()
                            .map(CccdUpdated::getOccurredAt)
                            .max(Comparator.naturalOrder()))
                    .append(
                            lastCommand(citizen, account) == null
                                    ? ""
                                    : lastCommand(citizen, account).getEventId());
        }
        return all.toString();
    }

    private Stream<String> citizens() {
        return all(CccdUpdated.class).map(CccdUpdated::getCitizenRef).distinct();
    }

    /** Names of the accounts that are the citizen's now, by when they came. */
    private List<String> accounts(String citizen) {
        return List.copyOf(came(citizen).keySet());
    }

    /** Number of the record with which each account came. */
    private Map<String, Integer> came(String citizen) {
        Map<String, Integer> since = new LinkedHashMap<>();
        for (Told told : log) {
            if (told.fact instanceof CccdUpdated fact) {
                String account = name(fact);
                if (fact.getCitizenRef().equals(citizen)
                        && fact.getOccurredAt().isAfter(goneAt(citizen, account, told.number))) {
                    since.putIfAbsent(account, told.number);
                } else if (citizen.equals(fact.getPreviousCitizenRef())
                        && latest(citizen, account, told.number).isBefore(fact.getOccurredAt())) {
                    since.remove(account);
                }
            }
        }
        return since;
    }

    /** Until when confirmations of the account do not count here, as far as the log said it before the given record. */
    private Instant goneAt(String citizen, String account, int before) {
        return all(CccdUpdated.class, before)
                .filter(fact -> citizen.equals(fact.getPreviousCitizenRef())
                        && name(fact).equals(account))
                .map(CccdUpdated::getOccurredAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private Instant latest(String citizen, String account, int before) {
        return all(CccdUpdated.class, before)
                .filter(fact ->
                        citizen.equals(fact.getCitizenRef()) && name(fact).equals(account))
                .map(CccdUpdated::getOccurredAt)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** Those that count, the earliest first. */
    private List<CccdUpdated> confirmations(String citizen, String account) {
        Instant gone = goneAt(citizen, account, log.size());
        return all(CccdUpdated.class)
                .filter(fact ->
                        fact.getCitizenRef().equals(citizen) && name(fact).equals(account))
                .filter(fact -> fact.getOccurredAt().isAfter(gone))
                .sorted(Comparator.comparing(CccdUpdated::getOccurredAt))
                .toList();
    }

    private AccountType type(String citizen, String account) {
        CccdUpdated newest = confirmations(citizen, account).get(0);
        for (CccdUpdated fact : confirmations(citizen, account)) {
            newest = fact.getOccurredAt().isAfter(newest.getOccurredAt()) ? fact : newest;
        }
        return newest.getAccountType();
    }

    private CutoffScheduled cutoff(String citizen, String account) {
        return calendar.get(account.substring(0, account.indexOf('/')) + "/" + type(citizen, account));
    }

    private VneidLogin anyLogin(String citizen) {
        return all(VneidLogin.class)
                .filter(fact -> fact.getCitizenRef().equals(citizen))
                .findFirst()
                .orElse(null);
    }

    private long subjectsSeen(String citizen) {
        return all(VneidLogin.class)
                .filter(fact ->
                        fact.getCitizenRef().equals(citizen) && fact.getAssuranceLevel() == AssuranceLevel.LEVEL_2)
                .map(VneidLogin::getVneidSubject)
                .distinct()
                .count();
    }

    private static String subject(List<Told> logins) {
        return ((VneidLogin) logins.get(0).fact).getVneidSubject();
    }

    /** The logins of the right level of the current subject, the earliest first. */
    private List<Told> countingLogins(String citizen) {
        List<Told> high = log.stream()
                .filter(told -> told.fact instanceof VneidLogin fact
                        && fact.getCitizenRef().equals(citizen)
                        && fact.getAssuranceLevel() == AssuranceLevel.LEVEL_2)
                .toList();
        String current = null;
        List<String> gone = new ArrayList<>();
        for (Told told : high) {
            String subject = ((VneidLogin) told.fact).getVneidSubject();
            if (current == null) {
                current = subject;
            } else if (!subject.equals(current) && !gone.contains(subject)) {
                boolean older = time(told).isBefore(earliest(high, current, told.number));
                gone.add(older ? subject : current);
                current = older ? current : subject;
            }
        }
        String counting = current;
        return high.stream()
                .filter(told -> Objects.equals(((VneidLogin) told.fact).getVneidSubject(), counting))
                .sorted(Comparator.comparing(NaiveOracle::time))
                .toList();
    }

    private static Instant earliest(List<Told> logins, String subject, int before) {
        return logins.stream()
                .filter(told -> told.number < before
                        && ((VneidLogin) told.fact).getVneidSubject().equals(subject))
                .map(NaiveOracle::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant time(Told login) {
        Instant said = ((VneidLogin) login.fact).getOccurredAt();
        Duration ago = Duration.between(said, login.appendedAt);
        boolean lie = ago.compareTo(Duration.ofHours(24)) > 0 || ago.compareTo(Duration.ofMinutes(-5)) < 0;
        return lie ? login.appendedAt : said;
    }

    private Instant effective(String citizen, String account, List<Told> logins) {
        Instant confirmed = confirmations(citizen, account).get(0).getOccurredAt();
        Instant loggedIn = time(logins.get(0));
        return confirmed.isAfter(loggedIn) ? confirmed : loggedIn;
    }

    private LinkAction ruling(String citizen, String account) {
        LinkCommand last = lastCommand(citizen, account);
        return last == null ? null : last.getAction();
    }

    /** The newest command since the account came here; KEEP does not undo an UNLINK. */
    private LinkCommand lastCommand(String citizen, String account) {
        LinkCommand last = null;
        for (Told told : log.subList(came(citizen).getOrDefault(account, log.size()), log.size())) {
            if (told.fact instanceof LinkCommand fact
                    && fact.getCitizenRef().equals(citizen)
                    && (fact.getPortal() + "/" + fact.getAccountId()).equals(account)
                    && (last == null || isNewer(fact, last))) {
                last = fact;
            }
        }
        return last;
    }

    private static boolean isNewer(LinkCommand fact, LinkCommand last) {
        return !(fact.getAction() == LinkAction.KEEP && last.getAction() == LinkAction.UNLINK)
                && Comparator.comparing(LinkCommand::getOccurredAt)
                                .thenComparing(LinkCommand::getEventId)
                                .compare(fact, last)
                        > 0;
    }

    private <T> Stream<T> all(Class<T> type) {
        return all(type, log.size());
    }

    private <T> Stream<T> all(Class<T> type, int before) {
        return log.subList(0, before).stream()
                .map(Told::fact)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static String name(CccdUpdated fact) {
        return fact.getPortal() + "/" + fact.getAccountId();
    }
}
