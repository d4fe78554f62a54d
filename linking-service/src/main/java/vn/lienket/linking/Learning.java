package vn.lienket.linking;

import java.util.Optional;

/** The first half of a decision: what a fact adds to what is known of a citizen. A fact that repeats adds nothing. */
final class Learning {

    private final AssuranceLevel minimumLevel;
    private final ClockBounds portalClocks;

    Learning(AssuranceLevel minimumLevel, ClockBounds portalClocks) {
        this.minimumLevel = minimumLevel;
        this.portalClocks = portalClocks;
    }

    Decision learn(Citizen citizen, Fact fact) {
        return fact.fold(
                confirmed -> confirmed(citizen, confirmed),
                login -> loggedIn(citizen, login),
                ruled -> ruled(citizen, ruled),
                handover ->
                        handover.fold(ask -> Moving.asked(citizen, ask), answer -> Moving.answered(citizen, answer)));
    }

    private static Decision confirmed(Citizen citizen, Fact.CccdConfirmed fact) {
        Optional<Departure> departure = citizen.departureOf(fact.account());
        if (departure
                .filter(gone -> !fact.confirmation().isAfter(gone.correction()))
                .isPresent()) {
            return Moving.ask(Decision.silently(citizen), fact);
        }
        return citizen.account(fact.account())
                .map(known -> confirmedAgain(citizen, known, fact))
                .orElseGet(() -> confirmedFirst(
                        citizen, fact, departure.map(Departure::sequence).orElse(0L)));
    }

    private static Decision confirmedFirst(Citizen citizen, Fact.CccdConfirmed fact, long sequence) {
        Account account = Account.confirmed(fact.account(), Confirmation.of(fact.confirmation(), fact.type()), sequence)
                .awaiting(fact.movedFrom().map(former -> fact.confirmation()));
        return Moving.ask(Decision.silently(citizen.with(account)), fact);
    }

    private static Decision confirmedAgain(Citizen citizen, Account known, Fact.CccdConfirmed fact) {
        boolean newest = fact.confirmation().at().isAfter(known.confirmation().asOf());
        Account account = known.with(known.confirmation().also(fact.confirmation(), fact.type()));
        if (!newest || fact.movedFrom().isEmpty()) {
            return Decision.silently(citizen.with(account));
        }
        boolean paired = account.link().isPresent();
        return Moving.ask(
                Decision.silently(citizen.with(paired ? account : account.awaiting(Optional.of(fact.confirmation())))),
                fact);
    }

    private Decision loggedIn(Citizen citizen, Fact.LoggedIn fact) {
        Evidence login = new Evidence(
                fact.login().eventId(), portalClocks.believe(fact.login().at(), fact.appendedAt()));
        if (fact.level().reaches(minimumLevel)) {
            return Decision.silently(citizen.with(citizen.identity()
                    .map(known -> known.also(fact.subject(), login))
                    .orElseGet(() -> Identity.seen(fact.subject(), login))));
        }
        boolean isNews = citizen.identity().isEmpty() && citizen.loginTooLow().isEmpty();
        return Decision.silently(isNews ? citizen.withLoginTooLow(login) : citizen);
    }

    private static Decision ruled(Citizen citizen, Fact.OpsRuled fact) {
        return citizen.account(fact.account())
                .filter(account -> account.ruling()
                        .map(known -> known.isReplacedBy(fact.ruling()))
                        .orElse(true))
                .map(account -> ruled(citizen, account.with(fact.ruling()), fact))
                .orElseGet(() -> Decision.silently(citizen));
    }

    private static Decision ruled(Citizen citizen, Account account, Fact.OpsRuled fact) {
        return account.link()
                .filter(link -> account.staysApart())
                .map(link -> withdraw(citizen, account, link, fact))
                .orElseGet(() -> Decision.silently(citizen.with(account)));
    }

    private static Decision withdraw(Citizen citizen, Account account, Standing.Linked link, Fact.OpsRuled fact) {
        long sequence = account.sequence() + 1;
        return Decision.silently(citizen)
                .now(account.with(Standing.WAITING).withSequence(sequence))
                .announce(new Outcome.Unlinked(
                        account.id(),
                        link.subject(),
                        sequence,
                        UnlinkReason.OPS_COMMAND,
                        fact.ruling().command(),
                        Optional.of(fact.requestedBy())));
    }
}
