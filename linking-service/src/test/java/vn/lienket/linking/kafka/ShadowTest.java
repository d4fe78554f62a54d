package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.kafka.TestFacts.NOON;
import static vn.lienket.linking.kafka.TestFacts.citizen;
import static vn.lienket.linking.kafka.TestFacts.command;
import static vn.lienket.linking.kafka.TestFacts.confirmed;
import static vn.lienket.linking.kafka.TestFacts.loggedIn;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkPreviewed;
import vn.lienket.facts.PreviewedDecision;

class ShadowTest {

    private static final String AN = citizen("an");

    @Test
    void tellsTheSameDecisionsToThePreviewOnly() throws Exception {
        List<String> announced;
        try (TopologyUnderTest production = new TopologyUnderTest()) {
            tellAll(production);
            announced = production.facts("account-linked", AccountLinked.class).stream()
                    .map(AccountLinked::getEventId)
                    .toList();
        }
        try (TopologyUnderTest shadow = new TopologyUnderTest(Mode.SHADOW, Stores::inMemoryKeyValueStore)) {
            tellAll(shadow);

            List<LinkPreviewed> previews = shadow.facts("link-preview", LinkPreviewed.class);
            assertThat(previews)
                    .extracting(LinkPreviewed::getDecision)
                    .containsExactly(PreviewedDecision.LINKED, PreviewedDecision.REFUSED, PreviewedDecision.UNLINKED);
            assertThat(previews).extracting(LinkPreviewed::getEventId).containsAll(announced);
            assertThat(Stream.of(
                                    "account-linked",
                                    "account-unlinked",
                                    "link-refused",
                                    "linked-accounts",
                                    "cccd-updated.dlq")
                            .flatMap(topic -> shadow.records(topic).stream()))
                    .isEmpty();
        }
    }

    private static void tellAll(TopologyUnderTest topology) {
        topology.pipe("cccd-updated", AN.getBytes(UTF_8), "garbage".getBytes(UTF_8), new RecordHeaders());
        topology.tell("cccd-updated", AN, confirmed(AN, "dvcqg", "an", NOON));
        topology.tell("vneid-login", AN, loggedIn(AN, "vneid-1", NOON));
        topology.tell("cccd-updated", AN, confirmed(AN, "dvcqg", "second", NOON));
        topology.tell("link-command", AN, command(LinkAction.UNLINK, AN, "dvcqg", "an", NOON));
    }
}
