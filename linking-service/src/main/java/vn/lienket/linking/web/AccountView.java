package vn.lienket.linking.web;

import java.time.Instant;
import java.util.Optional;
import vn.lienket.linking.Account;
import vn.lienket.linking.Evidence;
import vn.lienket.linking.Grounds;
import vn.lienket.linking.LinkingRules;
import vn.lienket.linking.NextStep;
import vn.lienket.linking.RefusalReason;
import vn.lienket.linking.Ruling;
import vn.lienket.linking.Standing;

/**
 * An account in the answer about a citizen.
 *
 * @param sequence of its last {@code account-linked} or {@code account-unlinked}; 0 before the first
 */
record AccountView(
        String portal,
        String accountId,
        CitizenView.Confirmed confirmed,
        String standing,
        long sequence,
        Optional<Link> link,
        Optional<Refusal> refusal,
        Optional<Ruling> ruling,
        StepView nextStep) {

    /** The two facts that decided, and when the pair counts as complete. */
    record Reasons(String ruleVersion, String cccdUpdatedEventId, String vneidLoginEventId, Instant effectiveTime) {

        private static Reasons of(Grounds grounds) {
            Evidence login = grounds.login();
            return new Reasons(
                    LinkingRules.VERSION, grounds.confirmation().eventId(), login.eventId(), grounds.effectiveTime());
        }
    }

    record Link(Optional<String> eventId, String vneidSubject, boolean late, Reasons by) {}

    record Refusal(RefusalReason reason, Reasons by) {}

    static AccountView of(Account account, Optional<String> linkId) {
        Standing standing = account.standing();
        return new AccountView(
                account.id().portal(),
                account.id().accountId(),
                new CitizenView.Confirmed(
                        account.confirmation().first(), account.confirmation().type()),
                standing.fold(() -> "WAITING", linked -> "LINKED", refused -> "REFUSED"),
                account.sequence(),
                account.link().map(link -> new Link(linkId, link.subject(), link.late(), Reasons.of(link.grounds()))),
                standing.fold(
                        Optional::empty,
                        linked -> Optional.empty(),
                        refused -> Optional.of(new Refusal(refused.reason(), Reasons.of(refused.grounds())))),
                account.ruling(),
                StepView.of(NextStep.of(account)));
    }
}
