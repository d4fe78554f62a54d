package vn.lienket.benchmarks.workload;

/** A bound is not asked for links, only for so many records. */
public final class Count implements Expectation {

    private final long due;
    private long came;

    public Count(long due) {
        this.due = due;
    }

    @Override
    public long accept(byte[] key, byte[] value) {
        came++;
        return key == null ? 0 : Citizen.of(key); // a mark is about nobody, and right all the same
    }

    @Override
    public boolean complete() {
        return came >= due;
    }

    @Override
    public Verdict verdict() {
        return new Verdict(due, Math.max(0, due - came), Math.max(0, came - due), 0);
    }
}
