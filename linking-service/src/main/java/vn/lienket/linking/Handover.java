package vn.lienket.linking;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What two citizens' decisions tell each other when a corrected number moves an account from one to the other: the new one asks, the former one
 * lets go and answers. Only then does the new one pair, so that the sequence of the account goes on and its withdrawal always precedes its new link.
 */
public sealed interface Handover extends Fact {

    PortalAccount account();

    /** The {@code cccd-updated} that moved the account. */
    Evidence correction();

    <R> R fold(Function<Ask, R> ask, Function<Answer, R> answer);

    @Override
    default <R> R fold(
            Function<CccdConfirmed, R> cccdConfirmed,
            Function<LoggedIn, R> loggedIn,
            Function<OpsRuled, R> opsRuled,
            Function<Handover, R> handover) {
        return handover.apply(this);
    }

    /** @param from the citizen who has it now and waits for the answer */
    record Ask(PortalAccount account, Evidence correction, String from) implements Handover {
        @Override
        public <R> R fold(Function<Ask, R> ask, Function<Answer, R> answer) {
            return ask.apply(this);
        }
    }

    /**
     * @param sequence of the account's last linked or unlinked fact
     * @param overtakenAt set when a later confirmation has already taken the account from who asked
     */
    record Answer(PortalAccount account, Evidence correction, long sequence, Optional<Instant> overtakenAt)
            implements Handover {
        @Override
        public <R> R fold(Function<Ask, R> ask, Function<Answer, R> answer) {
            return answer.apply(this);
        }
    }
}
