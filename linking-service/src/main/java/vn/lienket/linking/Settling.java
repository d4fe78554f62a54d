package vn.lienket.linking;

import java.util.Optional;

/** The second half of a decision: what follows from what is known. Doing it again announces nothing new. */
final class Settling {

    private Settling() {}

    static Decision settle(Decision decision, Calendar calendar) {
        Decision settled = decision;
        for (Account account : decision.citizen().accounts()) {
            settled = settle(settled, account, calendar);
        }
        return settled;
    }

    private static Decision settle(Decision decision, Account account, Calendar calendar) {
        if (account.awaited().isPresent() || account.staysApart()) {
            return decision;
        }
        return account.link()
                .map(link -> renew(decision, account, link))
                .orElseGet(() -> pair(decision, account, calendar));
    }

    /** The identity was re-issued. The cutoff has no say: it closes accounts that were never linked. */
    private static Decision renew(Decision decision, Account account, Standing.Linked link) {
        return decision.citizen()
                .identity()
                .filter(identity -> !identity.subject().equals(link.subject()))
                .map(identity -> link(
                        decision,
                        account,
                        new Standing.Linked(identity.subject(), grounds(account, identity.firstLogin()), link.late()),
                        Optional.of(link.subject())))
                .orElse(decision);
    }

    private static Decision pair(Decision decision, Account account, Calendar calendar) {
        Citizen citizen = decision.citizen();
        Cutoff cutoff =
                calendar.of(account.id().portal(), account.confirmation().type());
        return citizen.identity()
                .map(identity -> pair(decision, account, identity, cutoff))
                .or(() -> citizen.loginTooLow()
                        .map(login -> refuse(
                                decision,
                                account,
                                cutoff.exempt() ? RefusalReason.EXEMPT : RefusalReason.ASSURANCE_TOO_LOW,
                                login,
                                cutoff)))
                .orElse(decision);
    }

    private static Decision pair(Decision decision, Account account, Identity identity, Cutoff cutoff) {
        Evidence login = identity.firstLogin();
        if (cutoff.exempt()) {
            return refuse(decision, account, RefusalReason.EXEMPT, login, cutoff);
        }
        Cutoff.Timing timing = cutoff.judge(grounds(account, login).effectiveTime());
        if (timing == Cutoff.Timing.TOO_LATE) {
            return refuse(decision, account, RefusalReason.AFTER_CUTOFF, login, cutoff);
        }
        if (!account.linksAnyway() && decision.citizen().hasAnotherAccountInPlaceOf(account)) {
            return refuse(decision, account, RefusalReason.DUPLICATE_ACCOUNT, login, cutoff);
        }
        boolean late = timing == Cutoff.Timing.LATE;
        return link(
                decision,
                account,
                new Standing.Linked(identity.subject(), grounds(account, login), late),
                Optional.empty());
    }

    private static Decision link(
            Decision decision, Account account, Standing.Linked link, Optional<String> previousSubject) {
        long sequence = account.sequence() + 1;
        return decision.now(account.with(link).withSequence(sequence))
                .announce(new Outcome.Linked(account.id(), link, sequence, previousSubject));
    }

    /** Once for each reason, not at each login. */
    private static Decision refuse(
            Decision decision, Account account, RefusalReason reason, Evidence login, Cutoff cutoff) {
        if (account.refusal().filter(reason::equals).isPresent()) {
            return decision;
        }
        Standing.Refused refusal = new Standing.Refused(reason, grounds(account, login));
        return decision.now(account.with(refusal))
                .announce(new Outcome.Refused(
                        account.id(),
                        refusal,
                        cutoff.version(),
                        account.confirmation().asOf()));
    }

    private static Grounds grounds(Account account, Evidence login) {
        return new Grounds(account.confirmation().first(), login);
    }
}
