package vn.lienket.account;

import java.time.Instant;

/**
 * What is known about an account, each part kept apart from the others, so that facts may come in any order and a state that was left can be returned
 * to. The state is derived, never stepped through.
 */
public record Progress(CccdCheck check, Links links, Refusal refusal, Closure closure) {

    static Progress start(boolean exempt) {
        return new Progress(CccdCheck.NONE, Links.NONE, Refusal.NONE, exempt ? Closure.EXEMPT : Closure.OPEN);
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

    /** @param exempt as the calendar says now, which the job that settles accounts may not have reached yet */
    public Standing standing(boolean exempt) {
        if (exempt) {
            return Standing.EXEMPT;
        }
        if (links.current().isPresent()) {
            return Standing.LINKED;
        }
        if (refusal.conflict()) {
            return Standing.IN_CONFLICT;
        }
        return check.isConfirmed() ? Standing.CONFIRMED : Standing.UNCONFIRMED;
    }

    Progress with(CccdCheck newCheck) {
        return new Progress(newCheck, links, refusal, closure);
    }

    Progress with(Closure newClosure) {
        return new Progress(check, links, refusal, newClosure);
    }

    /** A link answers every refusal up to its own effective time. */
    Progress with(Link link) {
        Links newLinks = links.with(link);
        boolean answered = newLinks != links
                && link.holds()
                && refusal.at() != null
                && !refusal.at().isAfter(link.at());
        return new Progress(check, newLinks, answered ? Refusal.NONE : refusal, closure);
    }

    Progress refused(String reason, Instant at) {
        return links.saidSince(at) ? this : new Progress(check, links, refusal.and(reason, at), closure);
    }

    private AccountState unconfirmed() {
        return check.isPending() ? AccountState.CCCD_PENDING : AccountState.REGISTERED;
    }
}
