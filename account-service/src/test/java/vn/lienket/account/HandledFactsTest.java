package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.facts.AccountLinked;

/** A reader applies each fact once, whatever a later one under the same id would do. */
class HandledFactsTest extends ServiceTest {

    @Autowired
    Accounts accounts;

    @Autowired
    HeardFacts heardFacts;

    private final String ref = ref(anyCccd());
    private final Instant now = Facts.now();

    @Test
    void onceInAPollAndOnceInTwoPolls() {
        importCsv(row("a-1", ""));
        UUID event = UUID.randomUUID();
        accounts.record("one", List.of(link(event, "a-1", 1, now), link(event, "a-1", 2, now)));
        assertThat(subject("a-1")).isEqualTo("subject-1");
        accounts.record("one", List.of(link(event, "a-1", 3, now)));
        assertThat(subject("a-1")).isEqualTo("subject-1");
        accounts.record("another", List.of(link(event, "a-1", 4, now)));
        assertThat(subject("a-1")).isEqualTo("subject-4");
        assertThat(readers(event)).containsExactlyInAnyOrder("one", "another");
    }

    @Test
    void onceByTheTopicHoweverOftenItIsSent() {
        importCsv(row("b-1", ""), row("b-2", ""));
        AccountLinked fact = new Facts(portal, "b-1", ref).linked(1);
        for (int copy = 0; copy < 3; copy++) {
            TOPICS.say("account-linked", ref, fact);
        }
        TOPICS.say("account-linked", ref, new Facts(portal, "b-2", ref).linked(1));
        awaitState("b-2", "LINKED");
        assertThat(readers(UUID.fromString(fact.getEventId()))).containsExactly("recordLink");
    }

    /** What noted it was lost together with what it changed. */
    @Test
    void againAfterACrashBetween() {
        importCsv(row("c-1", ""));
        UUID event = UUID.randomUUID();
        List<LinkChanged> poll =
                List.of(link(event, "c-1", 1, now), link(UUID.randomUUID(), "no-such-account", 1, now));
        assertThatThrownBy(() -> accounts.record("one", poll)).isInstanceOf(AccountNotFound.class);
        assertThat(readers(event)).isEmpty();
        accounts.record("one", poll.subList(0, 1));
        assertThat(subject("c-1")).isEqualTo("subject-1");
    }

    @Test
    void onceByWhicheverOfTwoComesFirst() {
        importCsv(IntStream.range(0, 50).mapToObj(n -> row("d-" + n, "")).toArray(String[]::new));
        List<UUID> events =
                IntStream.range(0, 50).mapToObj(n -> UUID.randomUUID()).toList();
        CompletableFuture.allOf(
                        hear(events, IntStream.range(0, 50).toArray(), 1),
                        hear(events, IntStream.iterate(49, n -> n - 1).limit(50).toArray(), 2))
                .join();
        assertThat(jdbc.queryForList("select distinct link_sequence from account where portal = ?", Long.class, portal))
                .hasSize(1);
    }

    private CompletableFuture<Void> hear(List<UUID> events, int[] order, long sequence) {
        List<LinkChanged> poll = IntStream.of(order)
                .mapToObj(n -> link(events.get(n), "d-" + n, sequence, now))
                .toList();
        return CompletableFuture.runAsync(() -> accounts.record("one", poll));
    }

    /** Nobody remembers it; what it says is merged. */
    @Test
    void byMergingWhenItIsOlderThanWhatIsRemembered() {
        importCsv(row("e-1", ""));
        Instant old = now.minus(Duration.ofDays(40));
        UUID event = UUID.randomUUID();
        for (int copy = 0; copy < 2; copy++) {
            accounts.record("one", List.of(link(event, "e-1", 1, old)));
        }
        assertThat(subject("e-1")).isEqualTo("subject-1");
        assertThat(readers(event)).isEmpty();

        UUID forgotten = UUID.randomUUID();
        jdbc.update("insert into handled_fact values (current_date - 32, 'one', ?)", forgotten);
        UUID recent = UUID.randomUUID();
        accounts.record("one", List.of(link(recent, "e-1", 2, now)));
        heardFacts.forgetOld();
        assertThat(readers(forgotten)).isEmpty();
        assertThat(readers(recent)).containsExactly("one");
    }

    private List<String> readers(UUID event) {
        return jdbc.queryForList("select reader from handled_fact where event_id = ?", String.class, event);
    }

    private String subject(String account) {
        return jdbc.queryForObject(
                "select vneid_subject from account where portal = ? and account_id = ?", String.class, portal, account);
    }

    private LinkChanged link(UUID event, String account, long sequence, Instant at) {
        return new LinkChanged(
                event,
                new AccountId(portal, account),
                new Link(ref, sequence, "subject-" + sequence, false, at),
                new Grounds("rules 1", List.of()));
    }
}
