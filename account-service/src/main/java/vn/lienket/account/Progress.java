package vn.lienket.account;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known about an account, each part kept apart from the others, so that facts may come in any order and a state that was left can be returned
 * to. The state is derived, never stepped through.
 *
 * @param link the last that was linked or unlinked, or null
 */
public record Progress(CccdCheck check, Link link, Refusal refusal, Closure closure) {

    static Progress start(boolean exempt) {
        return new Progress(CccdCheck.NONE, null, Refusal.NONE, exempt ? Closure.EXEMPT : Closure.OPEN);
    }

    public AccountState state() {
        return switch (standing(closure.exempt())) {
            case EXEMPT -> AccountState.EXEMPT;
            case LINKED -> AccountState.LINKED;
            case IN_CONFLICT -> AccountState.CONFLICT;
            case CONFIRMED -> closure.isClosed() ? AccountState.CLOSED : AccountState.CCCD_VERIFIED;
            case UNCONFIRMED -> closure.isClosed() ? AccountState.CLOSED : unconfirmed();
        };
    }

    private AccountState unconfirmed() {
        return check.isPending() ? AccountState.CCCD_PENDING : AccountState.REGISTERED;
    }

    /** @param exempt as the calendar says now, which the job that settles accounts may not have reached yet */
    public Standing standing(boolean exempt) {
        if (exempt) {
            return Standing.EXEMPT;
        }
        if (heldLink().isPresent()) {
            return Standing.LINKED;
        }
        if (refusal.isConflict()) {
            return Standing.IN_CONFLICT;
        }
        return check.isConfirmed() ? Standing.CONFIRMED : Standing.UNCONFIRMED;
    }

    public Optional<Link> heldLink() {
        return Optional.ofNullable(link).filter(Link::holds);
    }

    Progress with(CccdCheck newCheck) {
        return new Progress(newCheck, link, refusal, closure);
    }

    public Progress with(Closure newClosure) {
        return new Progress(check, link, refusal, newClosure);
    }

    /** Drops what is old. Every refusal up to the link's effective time is answered by it; so it is by the end of a link, which implies the link. */
    Progress with(Link newLink) {
        if (link != null && link.sequence() >= newLink.sequence()) {
            return this;
        }
        return new Progress(check, newLink, refusal.answeredAt(newLink.at()), closure);
    }

    Progress conflictKept() {
        return new Progress(check, link, refusal.kept(), closure);
    }

    /** Whose the account is at linking-service; null while no number is confirmed. */
    String citizen() {
        return heldLink().map(Link::citizenRef).orElse(check.citizenRef());
    }

    Progress refused(String reason, Instant at) {
        Refusal both = refusal.and(reason, at);
        return new Progress(check, link, link == null ? both : both.answeredAt(link.at()), closure);
    }
}
