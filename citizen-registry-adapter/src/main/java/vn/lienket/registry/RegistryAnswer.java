package vn.lienket.registry;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What the population database says of a claim. That it says nothing is no answer but {@link RegistryUnavailable}. */
public sealed interface RegistryAnswer {

    <T> T fold(
            Function<Match, T> match,
            Function<Mismatch, T> mismatch,
            Function<Unknown, T> unknown,
            Function<Cancelled, T> cancelled);

    /** The number exists and is that person's. */
    record Match(Evidence evidence) implements RegistryAnswer {
        @Override
        public <T> T fold(
                Function<Match, T> match,
                Function<Mismatch, T> mismatch,
                Function<Unknown, T> unknown,
                Function<Cancelled, T> cancelled) {
            return match.apply(this);
        }
    }

    /** The number exists, but what else is claimed differs. Fields only: the registered values are nobody's business here. */
    record Mismatch(Evidence evidence, Set<ClaimField> fields) implements RegistryAnswer {
        public Mismatch {
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("a mismatch is of a field");
            }
            fields = Set.copyOf(fields);
        }

        @Override
        public <T> T fold(
                Function<Match, T> match,
                Function<Mismatch, T> mismatch,
                Function<Unknown, T> unknown,
                Function<Cancelled, T> cancelled) {
            return mismatch.apply(this);
        }
    }

    /** No such number was ever issued. */
    record Unknown(Evidence evidence) implements RegistryAnswer {
        @Override
        public <T> T fold(
                Function<Match, T> match,
                Function<Mismatch, T> mismatch,
                Function<Unknown, T> unknown,
                Function<Cancelled, T> cancelled) {
            return unknown.apply(this);
        }
    }

    /** The number no longer counts; the citizen may have been issued another. */
    record Cancelled(Evidence evidence, Optional<CitizenNumber> newNumber) implements RegistryAnswer {
        @Override
        public <T> T fold(
                Function<Match, T> match,
                Function<Mismatch, T> mismatch,
                Function<Unknown, T> unknown,
                Function<Cancelled, T> cancelled) {
            return cancelled.apply(this);
        }
    }
}
