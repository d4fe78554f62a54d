package vn.lienket.benchmarks.workload;

/** What must come out of a contestant. */
public interface Expectation {

    /** @return number of the citizen whom this record is about when it is right and new, otherwise negative */
    long accept(byte[] key, byte[] value);

    boolean complete();

    Verdict verdict();
}
