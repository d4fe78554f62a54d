package vn.lienket.platform.invariants;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.VneidLogin;

/** I2: works out the qualifying pairs from the two input topics and compares them with what was linked. */
public final class EveryPairLinkedOnce implements Invariant {

    private final Facts facts;
    private final Rules rules;
    private final Map<String, List<Told<VneidLogin>>> loginsByCitizen;
    private final Set<String> linkedAnyway;
    private final Set<String> keptApart;

    public EveryPairLinkedOnce(Facts facts) {
        this.facts = facts;
        this.rules = new Rules(facts.of(CutoffScheduled.class));
        this.loginsByCitizen = facts.of(VneidLogin.class).stream()
                .collect(groupingBy(told -> told.fact().getCitizenRef()));
        this.linkedAnyway = commanded(LinkAction.LINK_ANYWAY);
        this.keptApart = commanded(LinkAction.UNLINK);
    }

    private Set<String> commanded(LinkAction action) {
        return facts.of(LinkCommand.class).stream()
                .map(Told::fact)
                .filter(command -> command.getAction() == action)
                .map(command -> command.getPortal() + "/" + command.getAccountId())
                .collect(toSet());
    }

    @Override
    public String name() {
        return "I2";
    }

    @Override
    public String meaning() {
        return "each qualifying pair is linked exactly once";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>(repeated());
        Set<String> linked = facts.of(AccountLinked.class).stream()
                .map(told -> account(told.fact()))
                .collect(toSet());
        Set<String> duplicates = facts.of(LinkRefused.class).stream()
                .filter(told -> told.fact().getReason() == RefusalReason.DUPLICATE_ACCOUNT)
                .map(told -> told.fact().getPortal() + "/" + told.fact().getAccountId())
                .collect(toSet());
        for (Map.Entry<String, Set<String>> place : qualifying().entrySet()) {
            violations.addAll(judge(place.getKey(), place.getValue(), linked, duplicates));
        }
        return violations;
    }

    /** Same account, same sequence: the second is one too many, also when it is the very same fact. */
    private List<String> repeated() {
        Set<String> seen = new HashSet<>();
        return facts.of(AccountLinked.class).stream()
                .filter(told ->
                        !seen.add(account(told.fact()) + " " + told.fact().getSequence()))
                .map(told -> told.place() + ": linked again with the same sequence")
                .toList();
    }

    /** Accounts whose pair qualifies, by citizen and portal. */
    private Map<String, Set<String>> qualifying() {
        Map<String, Set<String>> accounts = new LinkedHashMap<>();
        for (CccdUpdated confirmed : latestByAccount()) {
            Rules.qualifying(loginsByCitizen.getOrDefault(confirmed.getCitizenRef(), List.of()))
                    .filter(login -> !rules.isExempt(confirmed) && rules.inTime(confirmed, login))
                    .ifPresent(login -> accounts.computeIfAbsent(
                                    confirmed.getCitizenRef() + " at " + confirmed.getPortal(), any -> new HashSet<>())
                            .add(confirmed.getPortal() + "/" + confirmed.getAccountId()));
        }
        return accounts;
    }

    /** A corrected number counts instead of the one before; a repetition says nothing new, so its first telling counts. */
    private Collection<CccdUpdated> latestByAccount() {
        Map<String, CccdUpdated> latest = new LinkedHashMap<>();
        facts.of(CccdUpdated.class).stream()
                .map(Told::fact)
                .forEach(told -> latest.merge(
                        told.getPortal() + "/" + told.getAccountId(), told, EveryPairLinkedOnce::whatCounts));
        return latest.values();
    }

    private static CccdUpdated whatCounts(CccdUpdated one, CccdUpdated other) {
        boolean otherIsLater = other.getOccurredAt().isAfter(one.getOccurredAt());
        boolean sameCitizen = one.getCitizenRef().equals(other.getCitizenRef());
        return sameCitizen == otherIsLater ? one : other;
    }

    private List<String> judge(String place, Set<String> accounts, Set<String> linked, Set<String> duplicates) {
        List<String> violations = new ArrayList<>();
        long allowed = 1 + accounts.stream().filter(linkedAnyway::contains).count();
        long count = accounts.stream().filter(linked::contains).count();
        boolean withdrawn = accounts.stream().anyMatch(keptApart::contains);
        if (count == 0 && !withdrawn) {
            violations.add(place + ": a pair qualifies and was not linked");
        }
        if (count > allowed) {
            violations.add(place + ": " + count + " accounts linked where one may be");
        }
        for (String account : accounts) {
            if (count > 0 && !linked.contains(account) && !duplicates.contains(account) && !withdrawn) {
                violations.add(place + ": an account was neither linked nor refused as a duplicate");
            }
        }
        return violations;
    }

    private static String account(AccountLinked link) {
        return link.getPortal() + "/" + link.getAccountId();
    }
}
