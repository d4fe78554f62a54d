package vn.lienket.registry;

import java.util.Comparator;
import java.util.function.Function;

/** What becomes of a claim. */
public sealed interface Decision {

    Evidence evidence();

    <T> T fold(
            Function<Confirmed, T> confirmed,
            Function<Rejected, T> rejected,
            Function<NeedsOfficeVisit, T> officeVisit);

    /** The database was asked and did not confirm. */
    default boolean isFailedAttempt() {
        boolean asked = evidence().id().isPresent();
        return asked && fold(confirmed -> false, rejected -> true, officeVisit -> true);
    }

    static Decision of(Claim claim, RegistryAnswer answer) {
        return answer.fold(
                match -> new Confirmed(claim.number(), match.evidence()),
                mismatch -> new Rejected(told(mismatch), mismatch.evidence()),
                unknown -> new Rejected(Rejection.CCCD_UNKNOWN, unknown.evidence()),
                Decision::ofCancelled);
    }

    private static Rejection told(RegistryAnswer.Mismatch mismatch) {
        return mismatch.fields().stream()
                .min(Comparator.naturalOrder())
                .map(ClaimField::rejection)
                .orElseThrow();
    }

    /** With a new number the citizen can go on alone; that number is not told, since whoever asks may not be that citizen. Without, only an office helps. */
    private static Decision ofCancelled(RegistryAnswer.Cancelled cancelled) {
        return cancelled.newNumber().isPresent()
                ? new Rejected(Rejection.CCCD_CANCELLED, cancelled.evidence())
                : new NeedsOfficeVisit(cancelled.evidence());
    }

    record Confirmed(CitizenNumber number, Evidence evidence) implements Decision {
        @Override
        public <T> T fold(
                Function<Confirmed, T> confirmed,
                Function<Rejected, T> rejected,
                Function<NeedsOfficeVisit, T> officeVisit) {
            return confirmed.apply(this);
        }
    }

    record Rejected(Rejection reason, Evidence evidence) implements Decision {
        @Override
        public <T> T fold(
                Function<Confirmed, T> confirmed,
                Function<Rejected, T> rejected,
                Function<NeedsOfficeVisit, T> officeVisit) {
            return rejected.apply(this);
        }
    }

    record NeedsOfficeVisit(Evidence evidence) implements Decision {
        @Override
        public <T> T fold(
                Function<Confirmed, T> confirmed,
                Function<Rejected, T> rejected,
                Function<NeedsOfficeVisit, T> officeVisit) {
            return officeVisit.apply(this);
        }
    }
}
