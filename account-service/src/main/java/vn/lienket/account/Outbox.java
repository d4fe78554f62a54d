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

        /**
         * Some that are waiting, in the order in which they must be sent; to be called once all before are sent or parked. Empty when none waits.
         *
         * @param enough after so many none follows but those that lie in a row with the last
         */
        List<Waiting> next(int enough) throws InterruptedException;

        /** The broker has them. */
        void sent(List<Waiting> letters);

        /** The broker will never take them: they wait for a person, and with each all later ones of its key. */
        void park(List<Waiting> letters, String reason);

        @Override
        void close();
    }

    /**
     * @param row that it lies in, perhaps with others, which are sent together
     * @param place among these, from 1; 0 when it has the row for itself
     */
    record Waiting(long row, int place, Letter letter) {

        /** By this they are in order. */
        public long id() {
            return row + place;
        }
    }
}
