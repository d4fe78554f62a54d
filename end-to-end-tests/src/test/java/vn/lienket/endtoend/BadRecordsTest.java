package vn.lienket.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.schemas.kafka.DeadLetters;

/** Whoever can write to a topic can write garbage to it; every reader of the topic says so in the dead letters. */
class BadRecordsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Set<String> COMPACTED = Set.of("cutoff-scheduled", "account-contact-changed");

    private final LocalPlatform platform = RunningPlatform.get();
    private final Downstream downstream = new Downstream(platform);

    static Stream<Arguments> readersOfEachTopic() {
        return Stream.of(
                Arguments.of("cccd-update-requested", Set.of("citizen-registry-adapter")),
                Arguments.of("cccd-updated", Set.of("linking-service", "account-service")),
                Arguments.of("cccd-update-rejected", Set.of("account-service", "notification-service")),
                Arguments.of("vneid-login", Set.of("linking-service")),
                Arguments.of("link-command", Set.of("linking-service")),
                Arguments.of("cutoff-scheduled", Set.of("linking-service")),
                Arguments.of("account-linked", Set.of("account-service", "notification-service")),
                Arguments.of("link-refused", Set.of("account-service", "notification-service")),
                Arguments.of("account-closed", Set.of("notification-service")),
                Arguments.of("account-contact-changed", Set.of("notification-service")));
    }

    @ParameterizedTest
    @MethodSource("readersOfEachTopic")
    void goToTheDeadLettersWithTheReason(String topic, Set<String> readers) throws Exception {
        Citizen citizen = Citizen.knownTo(platform);
        byte[] key = citizen.ref().value().getBytes(UTF_8);
        try (PortalStream portal = new PortalStream(platform)) {
            byte[] good = portal.bytes("vneid-login", citizen.login(AssuranceLevel.LEVEL_2));
            byte[] unknownSchema = good.clone();
            Arrays.fill(unknownSchema, 1, 5, (byte) 0x7f);
            Map<String, byte[]> bad = Map.of(
                    "garbage", ("garbage for " + citizen.ref()).getBytes(UTF_8),
                    "unknown schema id", unknownSchema,
                    "truncated", Arrays.copyOf(good, 30));
            bad.values().forEach(value -> portal.publishBytes(topic, key, value));

            await().atMost(SOON)
                    .untilAsserted(() -> bad.forEach((what, value) -> assertThat(accusers(topic, value))
                            .as(what + " on " + topic)
                            .containsAll(readers)));
        }
    }

    /** The broker itself refuses a record without a key on a compacted topic. */
    static Stream<Arguments> readersOfEachTopicThatKeepsEverything() {
        return readersOfEachTopic().filter(topic -> !COMPACTED.contains(topic.get()[0]));
    }

    @ParameterizedTest
    @MethodSource("readersOfEachTopicThatKeepsEverything")
    void withoutAKeyGoToTheDeadLetters(String topic, Set<String> readers) throws Exception {
        Citizen citizen = Citizen.knownTo(platform);
        try (PortalStream portal = new PortalStream(platform)) {
            byte[] value = portal.bytes("vneid-login", citizen.login(AssuranceLevel.LEVEL_2));
            portal.publishBytes(topic, null, value);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(accusers(topic, value)).containsAll(readers));
        }
    }

    private Set<String> accusers(String topic, byte[] value) {
        List<ConsumerRecord<byte[], byte[]>> letters = downstream.bytes(DeadLetters.topicOf(topic));
        return letters.stream()
                .filter(letter -> Arrays.equals(letter.value(), value))
                .peek(letter -> {
                    assertThat(header(letter, DeadLetters.REASON)).isNotBlank();
                    assertThat(header(letter, DeadLetters.ORIGIN)).startsWith(topic + "-");
                })
                .map(letter -> header(letter, DeadLetters.BY))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
