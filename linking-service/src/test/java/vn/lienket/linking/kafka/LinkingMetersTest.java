package vn.lienket.linking.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.kafka.TestFacts.NOON;
import static vn.lienket.linking.kafka.TestFacts.citizen;
import static vn.lienket.linking.kafka.TestFacts.confirmed;
import static vn.lienket.linking.kafka.TestFacts.loggedIn;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.lienket.linking.Evidence;
import vn.lienket.linking.Grounds;
import vn.lienket.linking.Outcome;
import vn.lienket.linking.PortalAccount;
import vn.lienket.linking.Standing;

class LinkingMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LinkingMeters meters = new LinkingMeters(registry, Clock.fixed(NOON.plusSeconds(7), ZoneOffset.UTC));

    @Test
    void countsALinkWithItsAgeOnceItIsCommitted() {
        meters.announced(List.of(link()));
        assertThat(links()).isZero();

        meters.committed(Duration.ofMillis(3));
        meters.committed(Duration.ofMillis(3));

        assertThat(links()).isEqualTo(1);
        assertThat(registry.get("linking.link.age").timer().totalTime(java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(7);
        assertThat(registry.get("linking.commit").timer().count()).isEqualTo(2);
    }

    @Test
    void doesNotCountWhatWasAborted() {
        meters.announced(List.of(link()));

        meters.aborted();
        meters.committed(Duration.ofMillis(3));

        assertThat(links()).isZero();
    }

    @Test
    void countsThoseWhoWaitByTheMissingHalfAndByAge() throws Exception {
        try (TopologyUnderTest topology = new TopologyUnderTest()) {
            topology.tell("cccd-updated", citizen("an"), confirmed(citizen("an"), "dvcqg", "an", NOON));
            topology.tell(
                    "vneid-login",
                    citizen("binh"),
                    loggedIn(citizen("binh"), "vneid-1", NOON.minus(Duration.ofHours(12))));
            topology.tell("cccd-updated", citizen("chi"), confirmed(citizen("chi"), "dvcqg", "chi", NOON));
            topology.tell("vneid-login", citizen("chi"), loggedIn(citizen("chi"), "vneid-2", NOON));

            topology.timePasses(Duration.ofHours(13));

            assertThat(waiting(topology, "VNEID_LOGIN", "UNDER_A_DAY")).isEqualTo(1);
            assertThat(waiting(topology, "CONFIRMED_CCCD", "UNDER_A_WEEK")).isEqualTo(1);
            assertThat(waiting(topology, "CONFIRMED_CCCD", "UNDER_A_DAY")).isZero();
            assertThat(waiting(topology, "HIGHER_ASSURANCE", "UNDER_A_DAY")).isZero();
        }
    }

    private double links() {
        return registry.get("linking.decisions")
                .tags("outcome", "linked", "reason", "IN_TIME")
                .counter()
                .count();
    }

    private static double waiting(TopologyUnderTest topology, String missing, String age) {
        return topology.meters
                .get("linking.waiting")
                .tags("missing", missing, "age", age)
                .gauge()
                .value();
    }

    private static Outcome link() {
        Grounds grounds = new Grounds(new Evidence("c", NOON.minusSeconds(60)), new Evidence("l", NOON));
        return new Outcome.Linked(
                new PortalAccount("dvcqg", "an"), new Standing.Linked("vneid-1", grounds, false), 1, Optional.empty());
    }
}
