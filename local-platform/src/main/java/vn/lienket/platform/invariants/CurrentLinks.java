package vn.lienket.platform.invariants;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;

/** What is linked now, by account and citizen: the linked fact with the highest sequence, unless it was unlinked since. */
record CurrentLinks(Map<String, AccountLinked> byAccountAndCitizen) {

    static CurrentLinks of(Facts facts) {
        Map<String, AccountLinked> links = new HashMap<>();
        facts.of(AccountLinked.class).stream()
                .map(Told::fact)
                .forEach(link -> links.merge(
                        link.getPortal() + "/" + link.getAccountId() + " " + link.getCitizenRef(),
                        link,
                        (one, other) -> one.getSequence() >= other.getSequence() ? one : other));
        facts.of(AccountUnlinked.class).stream()
                .map(Told::fact)
                .forEach(gone -> links.computeIfPresent(
                        gone.getPortal() + "/" + gone.getAccountId() + " " + gone.getCitizenRef(),
                        (key, link) -> gone.getSequence() > link.getSequence() ? null : link));
        return new CurrentLinks(links);
    }

    Collection<AccountLinked> all() {
        return byAccountAndCitizen.values();
    }
}
