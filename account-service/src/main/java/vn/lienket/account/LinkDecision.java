package vn.lienket.account;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What ops want done about an account's link; it counts once a second person approved.
 *
 * @param reason travels in clear, so nothing personal
 */
public record LinkDecision(UUID id, AccountId account, Action action, String reason, Step requested, Verdict verdict) {

    public enum Action {
        /** The citizen's other account stays the one that is linked. */
        KEEP,
        /** Both accounts belong to the citizen. */
        LINK_ANYWAY,
        /** The link is withdrawn, and nothing links the account again but LINK_ANYWAY. */
        UNLINK;

        boolean fits(AccountState state) {
            return state == (this == UNLINK ? AccountState.LINKED : AccountState.CONFLICT);
        }
    }

    /** Who did it, and when. */
    public record Step(String by, Instant at) {}

    /** @param step null while nobody decided */
    public record Verdict(Status status, Step step) {

        static final Verdict NONE = new Verdict(Status.PROPOSED, null);
    }

    public enum Status {
        PROPOSED,
        APPROVED,
        REJECTED
    }

    boolean isOpen() {
        return verdict.status() == Status.PROPOSED;
    }

    boolean isOf(String person) {
        return requested.by().toLowerCase(Locale.ROOT).equals(person.toLowerCase(Locale.ROOT));
    }

    LinkDecision decided(Status status, Step step) {
        return new LinkDecision(id, account, action, reason, requested, new Verdict(status, step));
    }
}
