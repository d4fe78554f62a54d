package vn.lienket.benchmarks.workload;

/**
 * @param due links that the oracle expects
 * @param wrong links of nobody, of who should have none, or to another account or identity
 */
public record Verdict(long due, long losses, long duplicates, long wrong) {

    public boolean equalsOracle() {
        return losses == 0 && duplicates == 0 && wrong == 0;
    }
}
