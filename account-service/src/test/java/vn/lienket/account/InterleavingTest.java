package vn.lienket.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.facts.CccdUpdateRequested;

/** Five topics, the portals, imports and the cutoff write the same accounts at once; whoever comes first, the account ends where the facts say. */
class InterleavingTest extends ServiceTest {

    private static final int ACCOUNTS = 40;
    private static final Grounds GROUNDS = new Grounds("rules 1", List.of());

    @Autowired
    Accounts accounts;

    private final Random random = new Random(4);

    @Test
    void endsWhereTheFactsSayHoweverTopicsPortalsImportsAndTheCutoffInterleave() {
        String cccd = anyCccd();
        String[] rows =
                IntStream.range(0, ACCOUNTS).mapToObj(i -> row("a-" + i, cccd)).toArray(String[]::new);
        importCsv(rows);
        List<List<Fact>> topics = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < ACCOUNTS; i++) {
            say(i, request(i), ref(cccd), topics);
        }
        List<CompletableFuture<Void>> writers = new ArrayList<>(topics.stream()
                .map(topic -> CompletableFuture.runAsync(() -> hear(topic)))
                .toList());
        writers.add(CompletableFuture.runAsync(() -> IntStream.range(0, 10)
                .forEach(run -> importCsv(Stream.of(rows)
                        .map(row -> row.replace("hoa@", "hoa" + run + "@"))
                        .toArray(String[]::new)))));
        writers.add(CompletableFuture.runAsync(() -> IntStream.range(0, ACCOUNTS)
                .forEach(i -> http.postJson(path("a-" + i) + "/cccd-updates", "{\"cccd\":\"" + cccd + "\"}"))));
        writers.add(CompletableFuture.runAsync(this::closeAndOpen));
        CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new)).join();

        setCutoff("CITIZEN", Instant.now().plusSeconds(7200));
        for (int i = 0; i < ACCOUNTS; i++) {
            awaitState("a-" + i, i % 2 == 0 ? "LINKED" : "CCCD_VERIFIED");
        }
    }

    /** Even ones end linked, odd ones with their link withdrawn; each fact comes twice. */
    private void say(int account, UUID request, String ref, List<List<Fact>> topics) {
        AccountId id = new AccountId(portal, "a-" + account);
        Instant at = Instant.parse("2024-06-01T00:00:00Z");
        for (int copy = 0; copy < 2; copy++) {
            topics.get(0)
                    .add(new CccdConfirmed(UUID.randomUUID(), id, request, new CccdConfirmed.Citizen(ref, null), at));
            topics.get(1).add(link(id, new Link(ref, 1, "s", false, at.plusSeconds(2))));
            topics.get(2).add(link(id, new Link(ref, 2, null, false, at.plusSeconds(3))));
            if (account % 2 == 0) {
                topics.get(1).add(link(id, new Link(ref, 3, "s", false, at.plusSeconds(4))));
            }
            topics.get(3).add(new LinkDenied(UUID.randomUUID(), id, "DUPLICATE_ACCOUNT", at.plusSeconds(1), GROUNDS));
        }
    }

    private static LinkChanged link(AccountId id, Link link) {
        return new LinkChanged(UUID.randomUUID(), id, link, GROUNDS);
    }

    private UUID request(int account) {
        return UUID.fromString(onlyFact("cccd-update-requested", key("a-" + account), CccdUpdateRequested.class)
                .getRequestId());
    }

    /** In any order, in batches of any size. */
    private void hear(List<Fact> topic) {
        Random dice;
        synchronized (random) {
            dice = new Random(random.nextLong());
        }
        Collections.shuffle(topic, dice);
        for (int next = 0; next < topic.size(); ) {
            int end = Math.min(topic.size(), next + 1 + dice.nextInt(20));
            accounts.record("interleaving", List.copyOf(topic.subList(next, end)));
            next = end;
        }
    }

    private void closeAndOpen() {
        TOPICS.linkingReadsAll();
        for (int i = 0; i < 5; i++) {
            setCutoff("CITIZEN", Instant.now().minusSeconds(60 + i));
            setCutoff("CITIZEN", Instant.now().plusSeconds(3600 + i));
        }
    }
}
