package vn.lienket.benchmarks;

import vn.lienket.benchmarks.workload.Verdict;
import vn.lienket.benchmarks.workload.Workload;

/**
 * What one contestant did with one backlog.
 *
 * @param facts that became visible at once, without those to warm up with
 * @param seconds from the instant when the facts became visible to the last link seen
 * @param readySeconds from the start of its process until it was ready
 * @param clientMicros CPU time of the contestant's processes in these seconds
 * @param stateBytes files in its state folder
 * @param heapBytes growth of the live Java heap since it was ready
 * @param changelogBytes changelog topics on the broker
 */
record Drained(
        String contestant,
        long citizens,
        long facts,
        double seconds,
        double readySeconds,
        long clientMicros,
        long brokerMicros,
        long peakMemory,
        long stateBytes,
        long heapBytes,
        long changelogBytes,
        Verdict verdict) {

    /** Of a contestant that ended by itself or never became ready. */
    static Drained failed(String contestant, Workload workload) {
        Verdict nothingCame = new Verdict(workload.links(), workload.links(), 0, 0);
        double never = Double.NaN;
        return new Drained(
                contestant, workload.citizens(), workload.facts(), never, never, 0, 0, 0, 0, 0, 0, nothingCame);
    }

    double factsPerSecond() {
        return facts / seconds;
    }

    double clientMicrosPerFact() {
        return (double) clientMicros / facts;
    }

    double brokerMicrosPerFact() {
        return (double) brokerMicros / facts;
    }

    double perCitizen(long bytes) {
        return (double) bytes / citizens;
    }
}
