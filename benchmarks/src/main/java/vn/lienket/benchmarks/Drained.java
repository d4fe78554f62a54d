package vn.lienket.benchmarks;

import vn.lienket.benchmarks.workload.Verdict;
import vn.lienket.benchmarks.workload.Workload;

/**
 * What one contestant did with one backlog.
 *
 * @param seconds from the instant when the facts became visible to the last link seen
 * @param readySeconds from the start of its process until it was ready
 * @param clientMicros CPU time of the contestant's processes in these seconds
 * @param stateBytes files in its state folder
 * @param heapBytes growth of the live Java heap
 * @param changelogBytes changelog topics on the broker
 */
record Drained(
        String contestant,
        Workload workload,
        double seconds,
        double readySeconds,
        long clientMicros,
        long brokerMicros,
        long peakMemory,
        long stateBytes,
        long heapBytes,
        long changelogBytes,
        Verdict verdict) {

    double factsPerSecond() {
        return workload.facts() / seconds;
    }

    double clientMicrosPerFact() {
        return (double) clientMicros / workload.facts();
    }

    double brokerMicrosPerFact() {
        return (double) brokerMicros / workload.facts();
    }

    double perCitizen(long bytes) {
        return (double) bytes / workload.citizens();
    }
}
