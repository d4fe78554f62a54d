package vn.lienket.platform.invariants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;

/** Not one of DESIGN's five, but what a citizen notices first: every fact about an account with an address is told by exactly one e-mail or text message. */
public final class EveryFactTold implements Invariant {

    private static final List<Class<? extends SpecificRecord>> TOLD = List.of(
            CccdUpdated.class,
            CccdUpdateRejected.class,
            AccountLinked.class,
            AccountUnlinked.class,
            LinkCommand.class,
            LinkRefused.class,
            AccountClosed.class);

    private final Facts facts;
    private final Map<String, String> reachable;
    private final List<String> toldEventIds;
    private final long copiesAllowed;

    /**
     * @param reachable the accounts that can be reached by e-mail or text message: type by {@code portal/accountId}
     * @param toldEventIds for each e-mail and text message the eventId of the fact that it tells, which is its Message-ID, or its idempotency key
     * @param copiesAllowed a sender that dies after the mail server's "250" and before its own mark sends again, under the same Message-ID, by which
     *     mailboxes know the copy; SMTP has no better. So many such copies crashes may have caused: without a crash none.
     */
    public EveryFactTold(Facts facts, Map<String, String> reachable, List<String> toldEventIds, long copiesAllowed) {
        this.facts = facts;
        this.reachable = reachable;
        this.toldEventIds = toldEventIds;
        this.copiesAllowed = copiesAllowed;
    }

    @Override
    public String name() {
        return "Told";
    }

    @Override
    public String meaning() {
        return "every fact is told to its citizen exactly once"
                + (copies() == 0 ? "" : "; after a crash " + copies() + " came again under their Message-ID");
    }

    @Override
    public List<String> violations() {
        Map<String, String> expected = new HashMap<>();
        TOLD.forEach(type -> facts.of(type).stream()
                .filter(told -> !isToldByItsEffect(told.fact()))
                .forEach(told -> expect(told.fact(), expected)));
        List<String> violations = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String eventId : toldEventIds) {
            if (!seen.add(eventId) && copies() > copiesAllowed) {
                violations.add("fact " + eventId + " was told again");
            }
        }
        expected.forEach((eventId, type) -> {
            if (!seen.contains(eventId)) {
                violations.add(type + " " + eventId + " was not told");
            }
        });
        seen.removeAll(expected.keySet());
        seen.removeAll(CalendarLetters.ids(facts, reachable));
        seen.forEach(eventId -> violations.add("a message tells " + eventId + ", which is no fact"));
        return violations;
    }

    private long copies() {
        return toldEventIds.size() - Set.copyOf(toldEventIds).size();
    }

    /** That ops unlink is told by the account-unlinked that follows. */
    private static boolean isToldByItsEffect(SpecificRecord fact) {
        return fact instanceof LinkCommand command && command.getAction() == LinkAction.UNLINK;
    }

    private void expect(SpecificRecord fact, Map<String, String> expected) {
        String account = text(fact, "portal") + "/" + text(fact, "accountId");
        if (reachable.containsKey(account)) {
            expected.put(text(fact, "eventId"), fact.getSchema().getName());
        }
    }

    private static String text(SpecificRecord fact, String field) {
        return fact.get(fact.getSchema().getField(field).pos()).toString();
    }
}
