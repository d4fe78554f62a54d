package vn.lienket.benchmarks.outbox;

/** An outbox and its relay. */
interface Arm extends AutoCloseable {

    String name();

    long pid();

    /**
     * Writes the facts in one transaction, so that all wait at once.
     *
     * @return when it committed, by {@link System#nanoTime}
     */
    long write(Facts facts) throws Exception;
}
