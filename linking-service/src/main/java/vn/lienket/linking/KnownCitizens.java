package vn.lienket.linking;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The citizens that all instances together know; each keeps a part of them. */
public interface KnownCitizens {

    Whereabouts find(String citizenRef);

    /** Where the file of a citizen is. */
    sealed interface Whereabouts {

        <R> R fold(
                Function<CitizenFile, R> here,
                Supplier<R> nowhere,
                Function<List<URI>, R> elsewhere,
                Supplier<R> notKnownYet);

        record Here(CitizenFile file) implements Whereabouts {
            @Override
            public <R> R fold(
                    Function<CitizenFile, R> here,
                    Supplier<R> nowhere,
                    Function<List<URI>, R> elsewhere,
                    Supplier<R> notKnownYet) {
                return here.apply(file);
            }
        }

        /** It would be here, and nothing was ever told of the citizen. */
        record Nowhere() implements Whereabouts {
            @Override
            public <R> R fold(
                    Function<CitizenFile, R> here,
                    Supplier<R> nowhere,
                    Function<List<URI>, R> elsewhere,
                    Supplier<R> notKnownYet) {
                return nowhere.get();
            }
        }

        /** @param instances that have it, the one that works on it first, then its standbys */
        record Elsewhere(List<URI> instances) implements Whereabouts {
            @Override
            public <R> R fold(
                    Function<CitizenFile, R> here,
                    Supplier<R> nowhere,
                    Function<List<URI>, R> elsewhere,
                    Supplier<R> notKnownYet) {
                return elsewhere.apply(instances);
            }
        }

        /** While instances come and go, or a store is being restored. */
        record NotKnownYet() implements Whereabouts {
            @Override
            public <R> R fold(
                    Function<CitizenFile, R> here,
                    Supplier<R> nowhere,
                    Function<List<URI>, R> elsewhere,
                    Supplier<R> notKnownYet) {
                return notKnownYet.get();
            }
        }
    }
}
