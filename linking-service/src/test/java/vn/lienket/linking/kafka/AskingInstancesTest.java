package vn.lienket.linking.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienket.linking.kafka.TestFacts.citizen;
import static vn.lienket.linking.kafka.TestFacts.confirmed;
import static vn.lienket.linking.kafka.TestFacts.cutoff;
import static vn.lienket.linking.kafka.TestFacts.loggedIn;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.LinkRefused;
import vn.lienket.platform.TestParts;

/** Two instances on a real broker, each with a part of the citizens. */
class AskingInstancesTest {

    private static final String RUN = "ask" + System.nanoTime() % 1_000_000 + "-";
    private static final List<String> CITIZENS =
            IntStream.range(0, 20).mapToObj(i -> citizen(RUN + i)).toList();

    private final TestParts parts = TestParts.shared();

    @TempDir
    private Path folder;

    @Test
    void answerForEachOtherAndDecideWithTheNewestCalendarAlsoWhenTheyHaveJustStarted() throws Exception {
        ServiceProcess one = instance("asked-1", 0).start();
        ServiceProcess other = instance("asked-2", 0).start();
        try (Outside outside = new Outside(parts)) {
            linkAll(outside);

            eachCitizenIsKeptByOneAndToldByBoth(one, other);
            tellsWhatIsKnown(one);
            answersWithProblems(one);
            one.kill();
            other.kill();
            decidesWithCutoffsThatWerePublishedWhileNoInstanceRan(outside, one);
            decidesWithCutoffsWhileAnInstanceJoins(outside, other);
        } finally {
            one.kill();
            other.kill();
        }
    }

    @Test
    void aStandbyAnswersWhenTheOtherIsKilled() throws Exception {
        ServiceProcess one = instance("standby-1", 1).start();
        ServiceProcess other = instance("standby-2", 1).start();
        try (Outside outside = new Outside(parts)) {
            linkAll(outside);
            await().atMost(Duration.ofSeconds(60)).until(() -> one.isReady() && other.isReady());
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(CITIZENS)
                    .allMatch(citizen -> knowsItself(one, citizen) && knowsItself(other, citizen)));

            other.kill();

            assertThat(CITIZENS).allSatisfy(citizen -> assertThat(
                            one.get("/v1/citizens/" + citizen).body())
                    .contains("\"LINKED\""));
        } finally {
            one.kill();
            other.kill();
        }
    }

    private ServiceProcess instance(String name, int standbys) {
        return new ServiceProcess(parts, name, folder, Map.of("STANDBY_REPLICAS", Integer.toString(standbys)));
    }

    private static void linkAll(Outside outside) {
        Instant now = Instant.now();
        for (String citizen : CITIZENS) {
            outside.tell("cccd-updated", citizen, confirmed(citizen, "dvcqg", citizen, now))
                    .tell("vneid-login", citizen, loggedIn(citizen, "of " + citizen, now));
        }
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(links(outside).map(AccountLinked::getCitizenRef))
                        .containsAll(CITIZENS));
    }

    private static void eachCitizenIsKeptByOneAndToldByBoth(ServiceProcess one, ServiceProcess other) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(CITIZENS).anyMatch(citizen -> knowsItself(one, citizen));
            assertThat(CITIZENS).anyMatch(citizen -> knowsItself(other, citizen));
            assertThat(CITIZENS).noneMatch(citizen -> knowsItself(one, citizen) && knowsItself(other, citizen));
            assertThat(CITIZENS).allSatisfy(citizen -> assertThat(
                            Stream.of(one, other).map(instance -> instance.get("/v1/citizens/" + citizen)))
                    .extracting(HttpResponse::statusCode)
                    .containsExactly(200, 200));
        });
    }

    private static boolean knowsItself(ServiceProcess instance, String citizen) {
        return instance.get("/v1/citizens/" + citizen, "Lienket-Asked-On", "true")
                        .statusCode()
                == 200;
    }

    private static void tellsWhatIsKnown(ServiceProcess one) {
        String citizen = CITIZENS.get(0);
        assertThat(one.get("/v1/citizens/" + citizen).body())
                .contains("\"citizenRef\":\"" + citizen + "\"")
                .contains("\"subject\":\"of " + citizen + "\"")
                .contains("\"standing\":\"LINKED\"", "\"ruleVersion\":\"1\"", "\"missing\":[]")
                .contains("\"cccdUpdatedEventId\":\"", "\"vneidLoginEventId\":\"", "\"step\":\"NOTHING\"")
                .contains("Tài khoản đã được liên kết với VNeID.");
    }

    private static void answersWithProblems(ServiceProcess one) {
        HttpResponse<String> unknown = one.get("/v1/citizens/" + citizen("nobody" + RUN));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(unknown.body()).contains("/errors/citizen-not-found", "detailVi", "detailEn");
        HttpResponse<String> malformed = one.get("/v1/citizens/001099012345");
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("/errors/malformed-citizen-ref").doesNotContain("001099012345");
    }

    private void decidesWithCutoffsThatWerePublishedWhileNoInstanceRan(Outside outside, ServiceProcess restarted)
            throws Exception {
        List<String> portals = portals("down-");
        closeAndLogIn(outside, portals);
        restarted.start();
        allAreRefused(outside, portals);
    }

    private void decidesWithCutoffsWhileAnInstanceJoins(Outside outside, ServiceProcess joining) throws Exception {
        joining.start();
        for (int i = 0; !joining.isReady() || i < 2; i++) {
            List<String> portals = portals("j" + i + "-");
            closeAndLogIn(outside, portals);
            allAreRefused(outside, portals);
        }
    }

    private static List<String> portals(String name) {
        return IntStream.range(0, 20).mapToObj(i -> RUN + name + i).toList();
    }

    private static void closeAndLogIn(Outside outside, List<String> portals) {
        Instant now = Instant.now();
        for (String portal : portals) {
            String citizen = citizen(portal);
            outside.tell("cccd-updated", citizen, confirmed(citizen, portal, "an", now))
                    .tell("cutoff-scheduled", portal + "/CITIZEN", cutoff(portal, AccountType.CITIZEN, 1, now))
                    .tell("vneid-login", citizen, loggedIn(citizen, "vneid-1", now.plusSeconds(1)));
        }
    }

    private static void allAreRefused(Outside outside, List<String> portals) {
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> assertThat(
                        outside.stream("link-refused", LinkRefused.class).map(LinkRefused::getPortal))
                .containsAll(portals));
        assertThat(links(outside).map(AccountLinked::getPortal)).doesNotContainAnyElementsOf(portals);
    }

    private static Stream<AccountLinked> links(Outside outside) {
        return outside.stream("account-linked", AccountLinked.class);
    }
}
