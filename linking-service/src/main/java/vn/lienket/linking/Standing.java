package vn.lienket.linking;

import java.util.function.Function;
import java.util.function.Supplier;

/** Where an account stands. */
public sealed interface Standing {

    <R> R fold(Supplier<R> waiting, Function<Linked, R> linked, Function<Refused, R> refused);

    Standing WAITING = new Waiting();

    /** Its pair is not complete, or people decided that it stays apart. */
    record Waiting() implements Standing {
        @Override
        public <R> R fold(Supplier<R> waiting, Function<Linked, R> linked, Function<Refused, R> refused) {
            return waiting.get();
        }
    }

    record Linked(String subject, Grounds grounds, boolean late) implements Standing {
        @Override
        public <R> R fold(Supplier<R> waiting, Function<Linked, R> linked, Function<Refused, R> refused) {
            return linked.apply(this);
        }
    }

    record Refused(RefusalReason reason, Grounds grounds) implements Standing {
        @Override
        public <R> R fold(Supplier<R> waiting, Function<Linked, R> linked, Function<Refused, R> refused) {
            return refused.apply(this);
        }
    }
}
