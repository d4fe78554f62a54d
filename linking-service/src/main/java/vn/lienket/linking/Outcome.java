package vn.lienket.linking;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a decision announces. */
public sealed interface Outcome {

    <R> R fold(
            Function<Linked, R> linked,
            Function<Unlinked, R> unlinked,
            Function<Refused, R> refused,
            Function<Told, R> told);

    /** @param previousSubject the one that this link replaces, when the identity was re-issued */
    record Linked(PortalAccount account, Standing.Linked link, long sequence, Optional<String> previousSubject)
            implements Outcome {
        @Override
        public <R> R fold(
                Function<Linked, R> linked,
                Function<Unlinked, R> unlinked,
                Function<Refused, R> refused,
                Function<Told, R> told) {
            return linked.apply(this);
        }
    }

    /** @param cause the fact that withdrew the link */
    record Unlinked(
            PortalAccount account,
            String subject,
            long sequence,
            UnlinkReason reason,
            Evidence cause,
            Optional<String> requestedBy)
            implements Outcome {
        @Override
        public <R> R fold(
                Function<Linked, R> linked,
                Function<Unlinked, R> unlinked,
                Function<Refused, R> refused,
                Function<Told, R> told) {
            return unlinked.apply(this);
        }
    }

    /**
     * @param calendarVersion of the entry under which it was refused
     * @param typeAsOf time of the confirmation that says the account's type, and so which entry
     */
    record Refused(PortalAccount account, Standing.Refused refusal, long calendarVersion, Instant typeAsOf)
            implements Outcome {
        @Override
        public <R> R fold(
                Function<Linked, R> linked,
                Function<Unlinked, R> unlinked,
                Function<Refused, R> refused,
                Function<Told, R> told) {
            return refused.apply(this);
        }
    }

    /** Not for the world: one citizen's decision tells another's. */
    record Told(String citizenRef, Handover message) implements Outcome {
        @Override
        public <R> R fold(
                Function<Linked, R> linked,
                Function<Unlinked, R> unlinked,
                Function<Refused, R> refused,
                Function<Told, R> told) {
            return told.apply(this);
        }
    }
}
