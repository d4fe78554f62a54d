package vn.lienket.linking.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.lienket.linking.Outcome;
import vn.lienket.linking.RefusalReason;
import vn.lienket.linking.UnlinkReason;

/**
 * Counts what was decided once it is committed. A fact that announces nothing costs nothing here.
 *
 * <p>{@code linking.decisions} by outcome and reason; {@code linking.commit}, how long a commit takes; {@code linking.link.age}, from the moment when the
 * pair was complete to the commit of its link.
 */
final class LinkingMeters {

    private static final Duration[] AGES = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(200),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofHours(1),
        Duration.ofDays(1),
        Duration.ofDays(30)
    };

    private final Clock clock;
    private final Map<String, Counter> decisions = new HashMap<>();
    private final Timer commit;
    private final Timer age;
    /** Of the transaction that a stream thread has open. */
    private final ThreadLocal<List<Outcome>> uncommitted = ThreadLocal.withInitial(ArrayList::new);

    LinkingMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        List.of("IN_TIME", "LATE", "REISSUED").forEach(reason -> register(registry, "linked", reason));
        for (UnlinkReason reason : UnlinkReason.values()) {
            register(registry, "unlinked", reason.name());
        }
        for (RefusalReason reason : RefusalReason.values()) {
            register(registry, "refused", reason.name());
        }
        commit = Timer.builder("linking.commit")
                .description("how long the commit of a transaction takes")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        age = Timer.builder("linking.link.age")
                .description("from the later fact of a pair to the commit of its link")
                .serviceLevelObjectives(AGES)
                .register(registry);
    }

    private void register(MeterRegistry registry, String outcome, String reason) {
        decisions.put(
                outcome + reason,
                Counter.builder("linking.decisions")
                        .description("announced, once committed")
                        .tags("outcome", outcome, "reason", reason)
                        .register(registry));
    }

    void announced(List<Outcome> outcomes) {
        if (!outcomes.isEmpty()) {
            uncommitted.get().addAll(outcomes);
        }
    }

    void committed(Duration took) {
        commit.record(took);
        List<Outcome> outcomes = uncommitted.get();
        Instant now = clock.instant();
        outcomes.forEach(outcome -> count(outcome, now));
        outcomes.clear();
    }

    void aborted() {
        uncommitted.get().clear();
    }

    private void count(Outcome outcome, Instant now) {
        String key = outcome.fold(
                linked -> {
                    age.record(Duration.between(linked.link().grounds().effectiveTime(), now));
                    return reason(linked);
                },
                unlinked -> "unlinked" + unlinked.reason(),
                refused -> "refused" + refused.refusal().reason(),
                told -> "");
        Counter counter = decisions.get(key);
        if (counter != null) {
            counter.increment();
        }
    }

    private static String reason(Outcome.Linked linked) {
        return linked.previousSubject().isPresent()
                ? "linkedREISSUED"
                : linked.link().late() ? "linkedLATE" : "linkedIN_TIME";
    }
}
