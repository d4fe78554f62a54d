package vn.lienket.linking.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienket.linking.Missing;
import vn.lienket.linking.Waiting;

/** {@code linking.waiting}: citizens of whom one half of the pair is known, by the missing half and by how long they wait, as last counted. */
final class WaitingMeters {

    private enum Age {
        UNDER_A_DAY(Duration.ofDays(1)),
        UNDER_A_WEEK(Duration.ofDays(7)),
        UNDER_A_MONTH(Duration.ofDays(30)),
        LONGER(Duration.ofDays(Integer.MAX_VALUE));

        private final Duration end;

        Age(Duration end) {
            this.end = end;
        }

        private static Age of(Duration waited) {
            for (Age age : values()) {
                if (waited.compareTo(age.end) < 0) {
                    return age;
                }
            }
            return LONGER;
        }
    }

    /** Those of one task. */
    static final class Count {

        private final long[][] citizens = new long[Missing.values().length][Age.values().length];

        void add(Waiting waiting, Instant now) {
            citizens[waiting.missing().ordinal()][
                    Age.of(Duration.between(waiting.since(), now)).ordinal()]++;
        }
    }

    private final Map<Integer, Count> byPartition = new ConcurrentHashMap<>();

    WaitingMeters(MeterRegistry registry) {
        for (Missing missing : Missing.values()) {
            for (Age age : Age.values()) {
                Gauge.builder("linking.waiting", () -> sum(missing, age))
                        .description("citizens of whom one half of the pair is known, as last counted")
                        .tags("missing", missing.name(), "age", age.name())
                        .register(registry);
            }
        }
    }

    private long sum(Missing missing, Age age) {
        return byPartition.values().stream()
                .mapToLong(count -> count.citizens[missing.ordinal()][age.ordinal()])
                .sum();
    }

    void counted(int partition, Count count) {
        byPartition.put(partition, count);
    }

    void leaves(int partition) {
        byPartition.remove(partition);
    }
}
