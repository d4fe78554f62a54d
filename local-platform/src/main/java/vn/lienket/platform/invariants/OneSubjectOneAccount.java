package vn.lienket.platform.invariants;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;

/** I3. */
public final class OneSubjectOneAccount implements Invariant {

    private final Facts facts;
    private final List<StoredAccount> stored;

    public OneSubjectOneAccount(Facts facts, List<StoredAccount> stored) {
        this.facts = facts;
        this.stored = stored;
    }

    @Override
    public String name() {
        return "I3";
    }

    @Override
    public String meaning() {
        return "an account has at most one VNeID subject, a citizen at most one linked account per portal";
    }

    @Override
    public List<String> violations() {
        Collection<AccountLinked> current = CurrentLinks.of(facts).all();
        List<String> violations = new ArrayList<>();
        current.stream()
                .collect(groupingBy(link -> link.getPortal() + "/" + link.getAccountId()))
                .forEach((account, links) -> {
                    if (links.size() > 1) {
                        violations.add("an account at " + links.get(0).getPortal() + " is linked to " + links.size()
                                + " citizens");
                    }
                });
        current.stream()
                .collect(groupingBy(link -> link.getCitizenRef() + " at " + link.getPortal()))
                .forEach((place, links) -> {
                    if (links.size() > 1 + allowedBesides(links)) {
                        violations.add(place + " has " + links.size() + " linked accounts");
                    }
                });
        violations.addAll(otherSubjects(current));
        violations.addAll(storedTwice());
        return violations;
    }

    private long allowedBesides(List<AccountLinked> links) {
        Set<String> allowed = facts.of(LinkCommand.class).stream()
                .map(Told::fact)
                .filter(command -> command.getAction() == LinkAction.LINK_ANYWAY)
                .map(command -> command.getPortal() + "/" + command.getAccountId())
                .collect(toSet());
        return links.stream()
                .filter(link -> allowed.contains(link.getPortal() + "/" + link.getAccountId()))
                .count();
    }

    /** The database names another subject than the topic. */
    private List<String> otherSubjects(Collection<AccountLinked> current) {
        Map<String, List<AccountLinked>> byAccount =
                current.stream().collect(groupingBy(link -> link.getPortal() + "/" + link.getAccountId()));
        return stored.stream()
                .filter(StoredAccount::isLinked)
                .filter(account -> byAccount.getOrDefault(account.key(), List.of()).stream()
                        .noneMatch(link -> link.getVneidSubject().equals(account.vneidSubject())))
                .map(account -> "an account at " + account.portal() + " is stored with another subject than was told")
                .toList();
    }

    private List<String> storedTwice() {
        return stored.stream().collect(groupingBy(StoredAccount::key)).values().stream()
                .filter(rows -> rows.size() > 1)
                .map(rows -> "an account at " + rows.get(0).portal() + " is stored with " + rows.size() + " subjects")
                .toList();
    }
}
