package vn.lienket.account;

import java.util.List;
import java.util.Optional;

/** Letters that were accepted and wait for the broker. */
public interface Outbox {

    /** Empty while another instance relays: order by key needs that there is one. */
    Optional<Relay> relay();

    /** Returns when something was written here, or after a short while. */
    void await() throws InterruptedException;

    boolean isEmpty();

    /** While it is open, this instance is the one that relays. */
    interface Relay extends AutoCloseable {

        /** Some that are waiting, in the order in which they must be sent; to be called once all before are sent or parked. Empty when none waits. */
        List<Waiting> next(int limit) throws InterruptedException;

        /** The broker has them. */
        void sent(List<Waiting> letters);

        /** The broker will never take them: they wait for a person, and with each all later ones of its key. */
        void park(List<Waiting> letters, String reason);

        @Override
        void close();
    }

    record Waiting(long id, Letter letter) {}
}
