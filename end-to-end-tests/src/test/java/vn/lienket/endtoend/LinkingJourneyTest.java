package vn.lienket.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.RefusalReason;
import vn.lienket.facts.VneidLogin;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.http.Faults;
import vn.lienket.platform.mailbox.StoredMail;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkingJourneyTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String HEADER =
            "portal,accountId,accountType,fullName,dateOfBirth,cmnd,cccd,phone,email,language\n";
    private static final String PORTAL = "journeys";

    private final LocalPlatform platform = RunningPlatform.get();
    private final PortalDesk desk = new PortalDesk(platform, PORTAL);
    private final PortalStream stream = new PortalStream(platform);
    private final Downstream downstream = new Downstream(platform);

    @BeforeAll
    void theCutoffOfThisPortalIsFarAway() {
        assertThat(desk.setCutoff("CITIZEN", Instant.now().plus(Duration.ofDays(30)))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void linksWhenTheCccdComesFirst() throws Exception {
        Citizen citizen = imported();
        confirmCccd(citizen);
        logInWithVneid(citizen.login(AssuranceLevel.LEVEL_2));
        AccountLinked link = awaitLink(citizen);
        assertThat(link.getVneidSubject()).isEqualTo(citizen.vneidSubject());
        assertThat(link.getSequence()).isEqualTo(1);
        assertThat(link.getLate()).isFalse();
    }

    @Test
    void linksWhenVneidComesFirst() throws Exception {
        Citizen citizen = imported();
        logInWithVneid(citizen.login(AssuranceLevel.LEVEL_2));
        confirmCccd(citizen);
        assertThat(awaitLink(citizen).getVneidSubject()).isEqualTo(citizen.vneidSubject());
    }

    @Test
    void linksTheLoginOfAPortalWithoutKafka() throws Exception {
        Citizen citizen = imported();
        confirmCccd(citizen);
        Map<String, Object> login = Map.of(
                "eventId", UUID.randomUUID().toString(),
                "portal", PORTAL,
                "cccd", citizen.person().cccd(),
                "vneidSubject", citizen.vneidSubject(),
                "assuranceLevel", "LEVEL_2");
        assertThat(desk.reportVneidLogin(login).status()).isEqualTo(202);
        assertThat(desk.reportVneidLogin(login).status()).isEqualTo(202);
        awaitLink(citizen);
        await().atMost(SOON).until(() -> desk.identityPage(citizen.accountId())
                .body()
                .path("state")
                .asText()
                .equals("LINKED"));
        assertThat(links(citizen)).hasSize(1);
    }

    @Test
    void changesNothingWhenEveryFactIsRepeated() throws Exception {
        Citizen citizen = imported();
        confirmCccd(citizen);
        VneidLogin login = citizen.login(AssuranceLevel.LEVEL_2);
        logInWithVneid(login);
        AccountLinked link = awaitLink(citizen);

        CccdUpdated confirmed = downstream
                .facts("cccd-updated", CccdUpdated.class, fact -> fact.getCitizenRef()
                        .equals(citizen.ref().value()))
                .get(0);
        stream.publish("cccd-updated", citizen.ref().value(), confirmed);
        logInWithVneid(login);
        logInWithVneid(citizen.login(AssuranceLevel.LEVEL_2));
        stream.publish("account-linked", citizen.ref().value(), link);

        Citizen afterwards = imported();
        logInWithVneid(afterwards.login(AssuranceLevel.LEVEL_2));
        confirmCccd(afterwards);
        awaitMail(afterwards, awaitLink(afterwards));
        assertThat(links(citizen)).as("ours and the copy that this test wrote").containsExactly(link, link);
        assertThat(mails(citizen, link)).hasSize(1);
        assertThat(desk.identityPage(citizen.accountId()).body().path("state").asText())
                .isEqualTo("LINKED");
    }

    @Test
    void refusesALoginAtTooLowALevelAndLinksALaterOne() throws Exception {
        Citizen citizen = imported();
        confirmCccd(citizen);
        logInWithVneid(citizen.login(AssuranceLevel.LEVEL_1));
        await().atMost(SOON).until(() -> refusals(citizen).size() == 1);
        assertThat(refusals(citizen).get(0).getReason()).isEqualTo(RefusalReason.ASSURANCE_TOO_LOW);
        logInWithVneid(citizen.login(AssuranceLevel.LEVEL_2));
        awaitLink(citizen);
    }

    @Test
    void tellsTheCitizenInVietnameseAndEnglish() throws Exception {
        Citizen citizen = imported();
        confirmCccd(citizen);
        logInWithVneid(citizen.login(AssuranceLevel.LEVEL_2));
        assertThat(awaitMail(citizen, awaitLink(citizen)).text())
                .contains("đã được liên kết")
                .contains("linked");
    }

    @Test
    void guidesTheCitizenThroughTheTwoStepsAtEachLogin() throws Exception {
        Citizen citizen = imported();
        assertThat(nextStep(citizen)).isEqualTo("UPDATE_CCCD");
        confirmCccd(citizen);
        assertThat(nextStep(citizen)).isEqualTo("LOGIN_WITH_VNEID");
        logInWithVneid(citizen.login(AssuranceLevel.LEVEL_2));
        await().atMost(SOON).until(() -> nextStep(citizen).equals("USE_VNEID"));
    }

    @Test
    void rejectsAClaimOfAnotherNameWithoutNamingTheRightOne() throws Exception {
        Citizen citizen = imported();
        Answer accepted = desk.submitCccd(
                citizen.accountId(), Map.of("cccd", citizen.person().cccd(), "fullName", "Phạm Văn Khác"));
        assertThat(accepted.status()).isEqualTo(202);
        await().atMost(SOON).until(() -> desk.get(accepted.location())
                .body()
                .path("status")
                .asText()
                .equals("REJECTED"));
        assertThat(desk.get(accepted.location()).body().toString())
                .contains("NAME_MISMATCH")
                .doesNotContain("Hoà");
    }

    @Test
    void neverAnswersUnknownWhileThePopulationDatabaseIsDown() throws Exception {
        Citizen citizen = imported();
        platform.populationDatabase().faults().switchOn(Faults.Fault.status(503));
        Answer accepted;
        try {
            accepted = desk.submitCccd(citizen.accountId(), claim(citizen));
            assertThat(accepted.status()).isEqualTo(202);
            await().atMost(SOON)
                    .until(() -> platform.populationDatabase().faults().answeredByFault() > 0);
            assertThat(desk.get(accepted.location()).body().path("status").asText())
                    .isEqualTo("PENDING");
        } finally {
            platform.populationDatabase().faults().switchOff();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> status(accepted).equals("CONFIRMED"));
        assertThat(downstream.facts("cccd-update-rejected", CccdUpdateRejected.class, fact -> fact.getAccountId()
                        .equals(citizen.accountId())))
                .isEmpty();
    }

    private Citizen imported() throws Exception {
        Citizen citizen = Citizen.knownTo(platform);
        Answer answer = desk.importAccounts(HEADER + citizen.csvRow(PORTAL) + "\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("imported").asInt()).isEqualTo(1);
        return citizen;
    }

    private void confirmCccd(Citizen citizen) {
        Answer accepted = desk.submitCccd(citizen.accountId(), claim(citizen));
        assertThat(accepted.status()).isEqualTo(202);
        await().atMost(SOON).until(() -> status(accepted).equals("CONFIRMED"));
    }

    private static Map<String, String> claim(Citizen citizen) {
        return Map.of("cccd", citizen.person().cccd(), "cmnd", citizen.person().cmnd());
    }

    private String status(Answer accepted) {
        return desk.get(accepted.location()).body().path("status").asText();
    }

    private void logInWithVneid(VneidLogin login) {
        stream.publish("vneid-login", login.getCitizenRef(), login);
    }

    private String nextStep(Citizen citizen) {
        return desk.logIn(citizen.accountId()).body().path("action").asText();
    }

    private AccountLinked awaitLink(Citizen citizen) {
        await().atMost(SOON).until(() -> !links(citizen).isEmpty());
        return links(citizen).get(0);
    }

    private List<AccountLinked> links(Citizen citizen) {
        return downstream.facts("account-linked", AccountLinked.class, link -> link.getAccountId()
                .equals(citizen.accountId()));
    }

    private List<LinkRefused> refusals(Citizen citizen) {
        return downstream.facts("link-refused", LinkRefused.class, refusal -> refusal.getAccountId()
                .equals(citizen.accountId()));
    }

    private StoredMail awaitMail(Citizen citizen, AccountLinked link) {
        await().atMost(SOON).until(() -> !mails(citizen, link).isEmpty());
        return mails(citizen, link).get(0);
    }

    /** The Message-ID of a mail carries the eventId of the fact that it tells. */
    private List<StoredMail> mails(Citizen citizen, AccountLinked link) {
        return platform.mailbox().to(citizen.email()).stream()
                .filter(mail -> mail.headers().toString().contains(link.getEventId()))
                .toList();
    }
}
