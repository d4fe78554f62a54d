package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.facts.VneidLogin;

/** Letters that are written together share rows. Nothing is relayed until a test says so. */
class OutboxBundlesTest extends ServiceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    Outbox outbox;

    @Autowired
    VneidLogins logins;

    @Autowired
    Letters letters;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<KeepingPlace> places;

    @Autowired
    @Qualifier("outboxRelay") SmartLifecycle relay;

    @BeforeEach
    void hold() {
        await().atMost(PATIENCE).until(outbox::isEmpty);
        relay.stop();
    }

    @AfterEach
    void letGo() {
        if (!relay.isRunning()) {
            relay.start();
        }
        jdbc.update("delete from outbox where parked is not null");
        await().atMost(PATIENCE).until(outbox::isEmpty);
    }

    @Test
    void areCountedOneByOneAndSentOnce() {
        List<String> citizens =
                IntStream.range(0, 120).mapToObj(i -> anyCccd()).distinct().toList();
        logins.acceptAll(citizens.stream().map(cccd -> login(cccd, "s")).toList());
        assertThat(bundles()).isBetween(2, 20);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gauge("backlog")).isEqualTo(waiting()));
        assertThat(gauge("backlog")).isGreaterThanOrEqualTo(citizens.size());
        relay.start();
        citizens.forEach(cccd -> onlyFact("vneid-login", ref(cccd), VneidLogin.class));
    }

    @Test
    void areSentInTheOrderOfTheirKeyWhetherTheyShareARowOrNot() {
        List<String> citizens = List.of(anyCccd(), anyCccd(), anyCccd());
        int next = 0;
        for (int round = 0; round < 6; round++) {
            List<Announcement.VneidLogin> together = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                together.add(login(citizens.get(next % 3), "s-" + next++));
            }
            logins.acceptAll(together);
            logins.accept(login(citizens.get(next % 3), "s-" + next++));
        }
        relay.start();
        for (String cccd : citizens) {
            assertThat(TOPICS.await("vneid-login", ref(cccd), 102, VneidLogin.class))
                    .extracting(
                            login -> Integer.parseInt(login.getVneidSubject().substring(2)))
                    .isSorted()
                    .doesNotHaveDuplicates()
                    .hasSize(102);
        }
    }

    @Test
    void areSentButForTheOneThatTheBrokerNeverTakesAndLaterOnesOfItsKey() {
        String stuck = anyCccd();
        List<String> others = IntStream.range(0, 6).mapToObj(i -> anyCccd()).toList();
        // Small enough for a bundle, too large for the producer.
        logins.acceptAll(List.of(
                login(others.get(0), "s"),
                login(stuck, "s".repeat(6_500)),
                login(stuck, "s-1"),
                login(others.get(1), "s")));
        logins.acceptAll(List.of(login(others.get(2), "s"), login(stuck, "s-2"), login(others.get(3), "s")));
        logins.accept(login(stuck, "s-3"));
        assertThat(bundles()).isEqualTo(2);
        relay.start();
        others.subList(0, 4).forEach(cccd -> onlyFact("vneid-login", ref(cccd), VneidLogin.class));
        // Comes when all that was before it is parked or waits.
        logins.acceptAll(List.of(login(others.get(4), "s"), login(stuck, "s-4"), login(others.get(5), "s")));
        others.subList(4, 6).forEach(cccd -> onlyFact("vneid-login", ref(cccd), VneidLogin.class));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(gauge("parked")).isEqualTo(1);
            assertThat(gauge("backlog")).isEqualTo(4);
        });
        assertThat(bundles()).isZero();
        assertThat(TOPICS.records("vneid-login", ref(stuck))).isEmpty();

        jdbc.update("update outbox set parked = null, payload = ? where parked is not null", (Object)
                letters.write(login(stuck, "s-0")).payload());
        assertThat(TOPICS.await("vneid-login", ref(stuck), 5, VneidLogin.class))
                .extracting(VneidLogin::getVneidSubject)
                .containsExactly("s-0", "s-1", "s-2", "s-3", "s-4");
    }

    @Test
    void areParkedWithTheirKeysWhenTheirTopicDoesNotExist() {
        List<String> citizens = IntStream.range(0, 4).mapToObj(i -> anyCccd()).toList();
        logins.acceptAll(citizens.stream().map(cccd -> login(cccd, "s")).toList());
        jdbc.update("update outbox set topic = 'there-is-no-such-topic' where letters is not null");
        String free = anyCccd();
        logins.acceptAll(List.of(login(free, "s-1"), login(free, "s-2")));
        relay.start();
        assertThat(TOPICS.await("vneid-login", ref(free), 2, VneidLogin.class)).hasSize(2);
        assertThat(jdbc.queryForList(
                        "select record_key from outbox where parked is not null order by id", String.class))
                .containsExactlyElementsOf(
                        citizens.stream().map(ServiceTest::ref).toList());
        jdbc.update("update outbox set parked = null, topic = 'vneid-login' where parked is not null");
        citizens.forEach(cccd -> onlyFact("vneid-login", ref(cccd), VneidLogin.class));
    }

    /** It takes a bundle for a letter, which is what one is without its number of letters. */
    @Test
    void areNeitherSentNorParkedNorOvertakenByAnInstanceOfTheVersionBefore() throws IOException {
        String cccd = anyCccd();
        logins.acceptAll(List.of(login(cccd, "s-0"), login(cccd, "s-1")));
        jdbc.update("update outbox set letters = null where letters is not null");
        logins.accept(login(cccd, "s-2"));
        long failed = interruptions();
        relay.start();
        await().atMost(PATIENCE).until(() -> interruptions() > failed);
        assertThat(jdbc.queryForObject("select count(*) from outbox where parked is not null", Integer.class))
                .isZero();
        assertThat(TOPICS.records("vneid-login", ref(cccd))).isEmpty();
        jdbc.update("update outbox set letters = 2 where record_key = ''");
        assertThat(TOPICS.await("vneid-login", ref(cccd), 3, VneidLogin.class))
                .extracting(VneidLogin::getVneidSubject)
                .containsExactly("s-0", "s-1", "s-2");
    }

    private static long interruptions() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("target/account-service.log"))) {
            return lines.filter(line -> line.contains("relaying is interrupted") && line.contains("IllegalState"))
                    .count();
        }
    }

    @Test
    void areFoundByWhoProvesAnErasure() {
        importCsv(row("e-1", anyCccd()), row("e-2", anyCccd()), row("e-3", anyCccd()));
        assertThat(bundles()).isEqualTo(2);
        assertThat(lettersOf("e-2").result()).startsWith("2 ");
        assertThat(lettersOf("e-2").isEmpty()).isFalse();
        assertThat(lettersOf("e").isEmpty()).isTrue();
        relay.start();
        await().atMost(PATIENCE).until(outbox::isEmpty);
        assertThat(lettersOf("e-2").isEmpty()).isTrue();
    }

    private Finding lettersOf(String account) {
        return places.stream()
                .filter(place -> place.getClass().getSimpleName().equals("OwnTables"))
                .flatMap(place -> place.examine(List.of(new AccountId(portal, account))).stream())
                .filter(finding -> finding.place().contains("outbox"))
                .findFirst()
                .orElseThrow();
    }

    private int bundles() {
        return jdbc.queryForObject("select count(*) from outbox where letters is not null", Integer.class);
    }

    private double waiting() {
        return jdbc.queryForObject(
                "select (select count(*) from outbox where letters is null)"
                        + " + (select coalesce(sum(letters), 0) from outbox where letters is not null)",
                Double.class);
    }

    private double gauge(String name) {
        Matcher found = Pattern.compile("(?m)^lienket_outbox_" + name + "(?:\\{.*})? (\\S+)$")
                .matcher(http.get("/actuator/prometheus").body());
        assertThat(found.find()).isTrue();
        return Double.parseDouble(found.group(1));
    }

    private Announcement.VneidLogin login(String cccd, String subject) {
        return new Announcement.VneidLogin(
                UUID.randomUUID(),
                Instant.now(),
                portal,
                new CitizenNumber(cccd),
                new Announcement.VneidLogin.Identity(subject, Announcement.VneidLogin.AssuranceLevel.LEVEL_2));
    }
}
