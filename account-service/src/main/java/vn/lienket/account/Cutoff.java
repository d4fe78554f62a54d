package vn.lienket.account;

import java.time.Instant;

/**
 * The calendar's entry for one type of account at one portal.
 *
 * @param version rises by one with each change; 0 while the portal is not known and only the shipped default applies
 */
public record Cutoff(CutoffKey key, CutoffTerms terms, long version) {

    public static Cutoff shipped(CutoffKey key) {
        return new Cutoff(key, CutoffTerms.shipped(key.type()), 0);
    }

    public Cutoff next(CutoffTerms newTerms) {
        return new Cutoff(key, newTerms, version + 1);
    }

    public Effect effectAt(Instant now) {
        if (terms.exempt()) {
            return Effect.EXEMPTS;
        }
        return terms.phaseAt(now) == CutoffTerms.Phase.AFTER ? Effect.CLOSES : Effect.OPENS;
    }

    /** Where the calendar wants the account to be; null when it is there. */
    public Closure settles(Progress progress, Effect effect) {
        Closure wanted =
                switch (effect) {
                    case EXEMPTS -> Closure.EXEMPT;
                    case OPENS -> Closure.OPEN;
                    case CLOSES -> closes(progress.with(notExempt(progress.closure())));
                };
        return wanted.equals(progress.closure()) ? null : wanted;
    }

    private Closure closes(Progress progress) {
        return switch (progress.state()) {
            case REGISTERED, CCCD_PENDING, CCCD_VERIFIED -> new Closure(false, version);
            case LINKED, CONFLICT, CLOSED, EXEMPT -> progress.closure();
        };
    }

    private static Closure notExempt(Closure closure) {
        return new Closure(false, closure.calendarVersion());
    }

    public enum Effect {
        EXEMPTS,
        OPENS,
        CLOSES
    }
}
