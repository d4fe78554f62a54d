package vn.lienket.linking;

import java.time.Instant;
import java.util.Optional;

/** What the two sides of a {@link Handover} learn from it. Messages may overtake facts: each half also makes sense of the other's coming first. */
final class Moving {

    private Moving() {}

    static Decision ask(Decision decision, Fact.CccdConfirmed fact) {
        return fact.movedFrom()
                .map(former -> decision.announce(new Outcome.Told(
                        former, new Handover.Ask(fact.account(), fact.confirmation(), fact.citizenRef()))))
                .orElse(decision);
    }

    static Decision asked(Citizen citizen, Handover.Ask ask) {
        Decision decision = Decision.silently(citizen);
        return citizen.account(ask.account())
                .map(account -> askedForPresent(decision, account, ask))
                .or(() -> citizen.departureOf(ask.account()).map(gone -> askedForDeparted(decision, gone, ask)))
                .orElseGet(() -> letGo(decision, departure(ask, 0, false)));
    }

    static Decision answered(Citizen citizen, Handover.Answer answer) {
        Decision decision = Decision.silently(citizen);
        return citizen.account(answer.account())
                .map(account -> answeredForPresent(decision, account, answer))
                .or(() -> citizen.departureOf(answer.account()).map(gone -> passOn(decision, gone, answer)))
                .orElse(decision);
    }

    private static Decision askedForPresent(Decision decision, Account account, Handover.Ask ask) {
        Instant asOf = account.confirmation().asOf();
        if (!asOf.isBefore(ask.correction().at())) {
            return tellOvertaken(decision, ask, account.sequence(), asOf);
        }
        Decision withdrawn = account.link()
                .map(link -> decision.announce(new Outcome.Unlinked(
                        account.id(),
                        link.subject(),
                        account.sequence() + 1,
                        UnlinkReason.CCCD_CORRECTED,
                        ask.correction(),
                        Optional.empty())))
                .orElse(decision);
        long sequence = account.sequence() + (account.link().isPresent() ? 1 : 0);
        return letGo(withdrawn, departure(ask, sequence, account.awaited().isPresent()));
    }

    private static Decision askedForDeparted(Decision decision, Departure gone, Handover.Ask ask) {
        if (ask.correction().equals(gone.correction())) {
            return gone.answerOwed() ? decision : tell(decision, gone);
        }
        if (ask.correction().isBefore(gone.correction())) {
            return tellOvertaken(
                    decision, ask, gone.sequence(), gone.correction().at());
        }
        return letGo(
                dismiss(decision, gone, ask.correction().at()), departure(ask, gone.sequence(), gone.answerOwed()));
    }

    /** Whoever was promised an answer hears that someone else has a later claim. */
    private static Decision dismiss(Decision decision, Departure gone, Instant at) {
        return gone.to()
                .filter(asker -> gone.answerOwed())
                .map(asker -> tellOvertaken(
                        decision, new Handover.Ask(gone.account(), gone.correction(), asker), gone.sequence(), at))
                .orElse(decision);
    }

    private static Decision answeredForPresent(Decision decision, Account account, Handover.Answer answer) {
        long sequence = Math.max(account.sequence(), answer.sequence());
        boolean awaited = account.awaited().filter(answer.correction()::equals).isPresent();
        if (!awaited) {
            return catchUp(decision, account, answer);
        }
        return answer.overtakenAt()
                .filter(account.confirmation().asOf()::isBefore)
                .map(at -> decision.now(decision.citizen()
                        .with(new Departure(
                                account.id(),
                                new Evidence(answer.correction().eventId(), at),
                                Optional.empty(),
                                sequence,
                                false))))
                .orElseGet(() -> decision.now(account.awaiting(Optional.empty()).withSequence(sequence)));
    }

    /** The account went on before all of its past was known: what was announced of it is announced again, after that past. */
    private static Decision catchUp(Decision decision, Account account, Handover.Answer answer) {
        if (answer.sequence() <= account.sequence()) {
            return decision;
        }
        return account.link()
                .map(link -> decision.now(account.withSequence(answer.sequence() + 1))
                        .announce(new Outcome.Linked(account.id(), link, answer.sequence() + 1, Optional.empty())))
                .orElseGet(() -> decision.now(account.withSequence(answer.sequence())));
    }

    private static Decision passOn(Decision decision, Departure gone, Handover.Answer answer) {
        boolean news = answer.sequence() > gone.sequence();
        if (!news && !gone.answerOwed()) {
            return decision;
        }
        return letGo(decision, gone.answered().withSequence(Math.max(gone.sequence(), answer.sequence())));
    }

    private static Departure departure(Handover.Ask ask, long sequence, boolean answerOwed) {
        return new Departure(ask.account(), ask.correction(), Optional.of(ask.from()), sequence, answerOwed);
    }

    private static Decision letGo(Decision decision, Departure departure) {
        Decision gone = decision.now(decision.citizen().with(departure));
        return departure.answerOwed() ? gone : tell(gone, departure);
    }

    private static Decision tell(Decision decision, Departure gone) {
        return gone.to()
                .map(asker -> decision.announce(new Outcome.Told(
                        asker,
                        new Handover.Answer(gone.account(), gone.correction(), gone.sequence(), Optional.empty()))))
                .orElse(decision);
    }

    private static Decision tellOvertaken(Decision decision, Handover.Ask ask, long sequence, Instant at) {
        return decision.announce(new Outcome.Told(
                ask.from(), new Handover.Answer(ask.account(), ask.correction(), sequence, Optional.of(at))));
    }
}
