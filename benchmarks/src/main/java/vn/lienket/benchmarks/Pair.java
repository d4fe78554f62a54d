package vn.lienket.benchmarks;

/**
 * Two arms that ran one right after the other, between two runs of the copy loop.
 *
 * @param bound the slower and the faster of the two, facts/s; how much they differ is the weather between
 */
record Pair(Drained reference, Drained peer, double slowBound, double fastBound) {

    static Pair between(Drained boundBefore, Drained reference, Drained peer, Drained boundAfter) {
        double before = boundBefore.factsPerSecond();
        double after = boundAfter.factsPerSecond();
        return new Pair(reference, peer, Math.min(before, after), Math.max(before, after));
    }

    /** Whether the ratio may be quoted: both did what the oracle says, and the machine was the same for both. */
    boolean counts(double boundSlack) {
        return bothRight() && boundMoved() <= boundSlack;
    }

    boolean bothRight() {
        return reference.verdict().equalsOracle() && peer.verdict().equalsOracle();
    }

    double boundMoved() {
        return fastBound / slowBound - 1;
    }

    double throughputRatio() {
        return reference.factsPerSecond() / peer.factsPerSecond();
    }

    /** How many times the peer's CPU time a fact, client and broker, is the reference's. */
    double cpuRatio() {
        return cpu(peer) / cpu(reference);
    }

    double shareOfBound() {
        return reference.factsPerSecond() / ((slowBound + fastBound) / 2);
    }

    private static double cpu(Drained arm) {
        return arm.clientMicrosPerFact() + arm.brokerMicrosPerFact();
    }
}
