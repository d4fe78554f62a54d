package vn.lienket.benchmarks.accounts;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.AtomicHistogram;

/** What came back: from the time at which a request was due until its answer was there, and how much later than due it left. */
final class Answered {

    static final String HEAD =
            """
            | accounts | logins/s | logins | not the decision | p50 ms | p90 ms | p99 ms | p99.9 ms | most ms | sent late, p99 ms | %s |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"""
                    .formatted(CpuSpent.NAMES);

    private final AtomicHistogram answer = new AtomicHistogram(60_000_000_000L, 3);
    private final AtomicHistogram late = new AtomicHistogram(60_000_000_000L, 3);
    private final Map<String, LongAdder> failures = new ConcurrentSkipListMap<>();

    void sent(long nanosLate) {
        late.recordValue(nanosLate);
    }

    /** @param failure null when it was the decision that was due */
    void answered(long nanos, String failure) {
        answer.recordValue(nanos);
        if (failure != null) {
            failures.computeIfAbsent(failure, kind -> new LongAdder()).increment();
        }
    }

    long count() {
        return answer.getTotalCount();
    }

    String line(int accounts, String rate, String cpu) {
        return "| %,d | %s | %,d | %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        accounts,
                        rate,
                        count(),
                        failures.isEmpty() ? "none" : failures,
                        millis(answer.getValueAtPercentile(50)),
                        millis(answer.getValueAtPercentile(90)),
                        millis(answer.getValueAtPercentile(99)),
                        millis(answer.getValueAtPercentile(99.9)),
                        millis(answer.getMaxValue()),
                        millis(late.getValueAtPercentile(99)),
                        cpu);
    }

    private static String millis(long nanos) {
        return "%.1f".formatted(nanos / 1e6);
    }
}
