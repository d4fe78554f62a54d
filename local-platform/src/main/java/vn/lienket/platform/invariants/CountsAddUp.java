package vn.lienket.platform.invariants;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;

/** I5. */
public final class CountsAddUp implements Invariant {

    private static final Set<String> STATES =
            Set.of("REGISTERED", "CCCD_PENDING", "CCCD_VERIFIED", "LINKED", "CONFLICT", "CLOSED", "EXEMPT");

    private final Facts facts;
    private final List<StoredAccount> stored;
    private final long imported;

    /** @param imported accounts that must be there */
    public CountsAddUp(Facts facts, List<StoredAccount> stored, long imported) {
        this.facts = facts;
        this.stored = stored;
        this.imported = imported;
    }

    @Override
    public String name() {
        return "I5";
    }

    @Override
    public String meaning() {
        return "the states add up to all accounts, and the database says what Kafka says";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        long inAState = stored.stream()
                .filter(account -> STATES.contains(account.state()))
                .map(StoredAccount::key)
                .distinct()
                .count();
        if (inAState != imported) {
            violations.add(inAState + " accounts are in a state, " + imported + " were imported");
        }
        Set<String> toldLinked = CurrentLinks.of(facts).all().stream()
                .map(link -> link.getPortal() + "/" + link.getAccountId())
                .collect(toSet());
        Set<String> exempt = inState("EXEMPT");
        Set<String> conflicts = new HashSet<>(refusedAsDuplicate());
        conflicts.removeAll(toldLinked);
        Set<String> closed = facts.of(AccountClosed.class).stream()
                .map(told -> told.fact().getPortal() + "/" + told.fact().getAccountId())
                .collect(toSet());
        compare("linked", inState("LINKED"), without(toldLinked, exempt), violations);
        compare("linked", facts.linkedAccounts().keySet(), toldLinked, violations);
        compare("in conflict", inState("CONFLICT"), without(conflicts, exempt), violations);
        Set<String> closedUntold = without(inState("CLOSED"), closed);
        if (!closedUntold.isEmpty()) {
            violations.add(closedUntold.size() + " accounts are closed and no account-closed says so");
        }
        violations.addAll(cutoffs());
        return violations;
    }

    private Set<String> refusedAsDuplicate() {
        return facts.of(LinkRefused.class).stream()
                .map(Told::fact)
                .filter(refusal -> refusal.getReason() == RefusalReason.DUPLICATE_ACCOUNT)
                .map(refusal -> refusal.getPortal() + "/" + refusal.getAccountId())
                .collect(toSet());
    }

    private Set<String> inState(String state) {
        return stored.stream()
                .filter(account -> account.state().equals(state))
                .map(StoredAccount::key)
                .collect(toSet());
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(some);
        return rest;
    }

    private static void compare(String what, Set<String> one, Set<String> other, List<String> violations) {
        long differ = without(one, other).size() + without(other, one).size();
        if (differ > 0) {
            violations.add("%d accounts are %s in one place and not in the other".formatted(differ, what));
        }
    }

    /** What the cutoff counted must be all accounts of that type at that portal. */
    private List<String> cutoffs() {
        Map<String, Long> accounts = stored.stream()
                .collect(groupingBy(account -> account.portal() + "/" + account.accountType(), counting()));
        List<String> violations = new ArrayList<>();
        for (Told<CutoffReached> told : facts.of(CutoffReached.class)) {
            CutoffReached reached = told.fact();
            String key = reached.getPortal() + "/" + reached.getAccountType();
            long counted = reached.getLinked() + reached.getClosed() + reached.getConflicts() + reached.getExempt();
            if (counted != accounts.getOrDefault(key, 0L)) {
                violations.add("cutoff-reached of " + key + " counts " + counted + " accounts, there are "
                        + accounts.getOrDefault(key, 0L));
            }
        }
        return violations;
    }
}
