package vn.lienket.platform.invariants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.VneidLogin;

/** I1. */
public final class NoLinkWithoutProof implements Invariant {

    private final Facts facts;
    private final Rules rules;
    private final Map<String, Told<CccdUpdated>> confirmations = new HashMap<>();
    private final Map<String, Told<VneidLogin>> logins = new HashMap<>();
    private final Set<String> requests = new HashSet<>();

    public NoLinkWithoutProof(Facts facts) {
        this.facts = facts;
        this.rules = new Rules(facts.of(CutoffScheduled.class));
        facts.of(CccdUpdated.class)
                .forEach(told -> confirmations.putIfAbsent(told.fact().getEventId(), told));
        facts.of(VneidLogin.class)
                .forEach(told -> logins.merge(
                        told.fact().getEventId(),
                        told,
                        (one, other) -> Rules.time(one).isAfter(Rules.time(other)) ? other : one));
        facts.of(CccdUpdateRequested.class)
                .forEach(told -> requests.add(told.fact().getRequestId()));
    }

    @Override
    public String name() {
        return "I1";
    }

    @Override
    public String meaning() {
        return "no link without a confirmed CCCD and a VNeID login of the same citizen, both in time";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        for (Told<AccountLinked> told : facts.of(AccountLinked.class)) {
            String wrong = whatIsWrongWith(told.fact());
            if (wrong != null) {
                violations.add(told.place() + ": " + wrong);
            }
        }
        return violations;
    }

    private String whatIsWrongWith(AccountLinked link) {
        Told<CccdUpdated> confirmation = confirmations.get(link.getCccdUpdatedEventId());
        if (confirmation == null) {
            return "there is no cccd-updated that it names";
        }
        CccdUpdated confirmed = confirmation.fact();
        if (!confirmed.getCitizenRef().equals(link.getCitizenRef())
                || !confirmed.getPortal().equals(link.getPortal())
                || !confirmed.getAccountId().equals(link.getAccountId())) {
            return "its cccd-updated is of another citizen or account";
        }
        if (!requests.contains(confirmed.getRequestId()) && !facts.doLackRequests()) {
            return "its cccd-updated answers no request";
        }
        Told<VneidLogin> login = logins.get(link.getVneidLoginEventId());
        if (login == null) {
            return "there is no vneid-login that it names";
        }
        if (!login.fact().getCitizenRef().equals(link.getCitizenRef())
                || !login.fact().getVneidSubject().equals(link.getVneidSubject())) {
            return "its vneid-login is of another citizen or identity";
        }
        if (!Rules.reachesLevel2(login.fact())) {
            return "its vneid-login is below level 2";
        }
        // An identity that was re-issued: the account was linked in time, and nothing is asked of the calendar again.
        boolean replaces = link.getPreviousSubject() != null;
        return replaces || rules.couldLink(confirmation, login)
                ? null
                : "the account's type was exempt, or the pair complete only after the cutoff";
    }
}
