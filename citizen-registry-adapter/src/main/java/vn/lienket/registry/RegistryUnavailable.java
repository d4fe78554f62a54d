package vn.lienket.registry;

import java.time.Duration;
import java.util.Optional;

/**
 * The population database gave no answer. Never an answer itself (invariant I6): the request waits until there is one.
 *
 * <p>Has no cause on purpose: messages of HTTP and JSON libraries quote what was received, and this one is logged.
 */
public final class RegistryUnavailable extends RuntimeException {

    public enum Fault {
        /** No connection, or it broke. */
        UNREACHABLE(true),
        TOO_SLOW(true),
        /** It answered that it has failed. */
        FAILED(true),
        /** It asks us to stay away for a while. */
        BUSY(true),
        /** It answered, but not as its contract says. */
        GARBAGE(true),
        /** It does not let us in, or is not where we look: somebody must mend the settings. */
        DENIED(false),
        /** We did not ask: breaker open, or quota used up. */
        NOT_ASKED(false);

        private final boolean worthAnotherTry;

        Fault(boolean worthAnotherTry) {
            this.worthAnotherTry = worthAnotherTry;
        }

        public boolean isWorthAnotherTry() {
            return worthAnotherTry;
        }
    }

    private final Fault fault;
    private final transient Optional<Duration> stayAway;

    public RegistryUnavailable(Fault fault, String detail) {
        this(fault, detail, Optional.empty());
    }

    /** @param stayAway how long the database wants to be left alone */
    public RegistryUnavailable(Fault fault, String detail, Optional<Duration> stayAway) {
        super(fault + ": " + detail);
        this.fault = fault;
        this.stayAway = stayAway;
    }

    public Fault fault() {
        return fault;
    }

    public Optional<Duration> stayAway() {
        return stayAway;
    }
}
