package vn.lienket.linking;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What one citizen's decision can be told. */
public sealed interface Fact permits Fact.CccdConfirmed, Fact.LoggedIn, Fact.OpsRuled, Handover {

    <R> R fold(
            Function<CccdConfirmed, R> cccdConfirmed,
            Function<LoggedIn, R> loggedIn,
            Function<OpsRuled, R> opsRuled,
            Function<Handover, R> handover);

    /** @param movedFrom the citizen whose number the account had before it was corrected */
    record CccdConfirmed(
            String citizenRef,
            PortalAccount account,
            AccountType type,
            Evidence confirmation,
            Optional<String> movedFrom)
            implements Fact {

        public CccdConfirmed {
            movedFrom = movedFrom.filter(former -> !former.equals(citizenRef));
        }

        @Override
        public <R> R fold(
                Function<CccdConfirmed, R> cccdConfirmed,
                Function<LoggedIn, R> loggedIn,
                Function<OpsRuled, R> opsRuled,
                Function<Handover, R> handover) {
            return cccdConfirmed.apply(this);
        }
    }

    /**
     * @param login at the time that the portal says
     * @param appendedAt when the broker took it
     */
    record LoggedIn(String subject, AssuranceLevel level, Evidence login, Instant appendedAt) implements Fact {
        @Override
        public <R> R fold(
                Function<CccdConfirmed, R> cccdConfirmed,
                Function<LoggedIn, R> loggedIn,
                Function<OpsRuled, R> opsRuled,
                Function<Handover, R> handover) {
            return loggedIn.apply(this);
        }
    }

    record OpsRuled(PortalAccount account, Ruling ruling, String requestedBy) implements Fact {
        @Override
        public <R> R fold(
                Function<CccdConfirmed, R> cccdConfirmed,
                Function<LoggedIn, R> loggedIn,
                Function<OpsRuled, R> opsRuled,
                Function<Handover, R> handover) {
            return opsRuled.apply(this);
        }
    }
}
