package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.CutoffScheduled;

/** Each test has a portal of its own, and so its own calendar. Batches are of two. */
class CampaignsTest extends RunningService {

    private final HttpClient http = HttpClient.newHttpClient();
    private final String portal = "p" + Citizen.id().substring(0, 8);
    private final Citizen new1 = Citizen.at(portal);
    private final Citizen confirmed = Citizen.at(portal);
    private final Citizen linked = Citizen.at(portal);

    @Autowired
    Campaigns campaigns;

    @Test
    void tellsThoseWhoMissAStepWhichOneAndNobodyElse() {
        settle();
        Citizen official = Citizen.at(portal);
        PUBLISHER.contactOf(AccountType.OFFICIAL, official);
        schedule(1, inDays(40));

        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED);
        awaitKinds(confirmed, NoticeKind.CCCD_CONFIRMED, NoticeKind.CUTOFF_SCHEDULED);
        awaitOver(NoticeKind.CUTOFF_SCHEDULED, Campaign.State.DONE);
        assertThat(lastMail(new1)).contains("Tài khoản của Ông/Bà chưa cập nhật số CCCD", "Step 1: log in to");
        assertThat(lastMail(confirmed)).contains("Bước 1 đã xong", "Step 1 is done");
        assertThat(notices.of(linked.account())).hasSize(1);
        assertThat(notices.of(official.account())).isEmpty();
    }

    @Test
    void remindsBeforeTheCutoffButNotWhoHasLinkedMeanwhile() throws Exception {
        settle();
        schedule(1, inDays(30).plusSeconds(3));
        awaitOver(NoticeKind.CUTOFF_SCHEDULED, Campaign.State.DONE);
        PUBLISHER.publish("account-linked", confirmed.ref(), confirmed.linked());

        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED, NoticeKind.REMINDER);
        awaitOver(NoticeKind.REMINDER, Campaign.State.DONE);
        assertThat(lastMail(new1)).contains("chưa cập nhật số CCCD", "you will not be able to use");
        assertThat(notices.of(confirmed.account()))
                .extracting(entry -> entry.notice().matter().kind())
                .doesNotContain(NoticeKind.REMINDER);
    }

    @Test
    void doesNotWriteToWhoLinksBetweenThePlanAndTheSending() {
        settle();
        MAILBOX.stop();
        try {
            schedule(1, inDays(40));
            await().until(() ->
                    notices.of(confirmed.account()).stream().anyMatch(entry -> entry.state() == NoticeState.PENDING));
            PUBLISHER.publish("account-linked", confirmed.ref(), confirmed.linked());
            await().until(() -> notices.of(confirmed.account()).stream()
                    .anyMatch(entry -> entry.notice().matter().kind() == NoticeKind.LINKED));
        } finally {
            MAILBOX.start();
        }
        await().untilAsserted(() -> assertThat(notices.of(confirmed.account())).anySatisfy(entry -> {
            assertThat(entry.notice().matter().kind()).isEqualTo(NoticeKind.CUTOFF_SCHEDULED);
            assertThat(entry.state()).isEqualTo(NoticeState.MOOT);
        }));
        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED);
        assertThat(MAILBOX.to(confirmed.email()))
                .noneMatch(mail -> mail.subject().contains("trước"));
    }

    @Test
    void isHeldAndResumed() throws Exception {
        settle();
        schedule(1, inDays(30).plusSeconds(3));
        await().until(() -> id(NoticeKind.REMINDER) != null);
        assertThat(post("/" + id(NoticeKind.REMINDER) + "/pause")).isEqualTo(204);
        awaitOver(NoticeKind.CUTOFF_SCHEDULED, Campaign.State.DONE);
        awaitOver(NoticeKind.REMINDER, Campaign.State.PLANNING);
        assertThat(notices.of(new1.account())).hasSize(1);

        assertThat(post("/" + id(NoticeKind.REMINDER) + "/resume")).isEqualTo(204);
        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED, NoticeKind.REMINDER);
        assertThat(post("/" + Citizen.id() + "/cancel")).isEqualTo(404);
    }

    @Test
    void forgetsRemindersOfACutoffThatWasMovedAndTellsTheNewOne() {
        settle();
        schedule(1, inDays(40));
        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED);
        schedule(2, inDays(5));
        schedule(1, inDays(40));

        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED, NoticeKind.CUTOFF_MOVED);
        assertThat(lastMail(new1)).contains("đổi thành").contains("was changed to");
        assertThat(ofPortal().filter(it -> it.campaign().kind() == NoticeKind.REMINDER))
                .extracting(Campaign.Progress::state)
                .containsExactlyInAnyOrder(
                        Campaign.State.CANCELLED,
                        Campaign.State.CANCELLED,
                        Campaign.State.CANCELLED,
                        Campaign.State.CANCELLED,
                        Campaign.State.CANCELLED,
                        Campaign.State.WAITING,
                        Campaign.State.WAITING);
    }

    @Test
    void saysNothingWhenOnlyThePeriodOfGraceChanges() {
        settle();
        Instant cutoff = inDays(40);
        schedule(1, cutoff);
        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED);
        schedule(2, cutoff);
        schedule(3, inDays(50));

        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED, NoticeKind.CUTOFF_MOVED);
    }

    @Test
    void remindsOnceWhenTwoRemindersCameDueDuringAnOutage() {
        settle();
        schedule(1, inDays(40));
        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED);
        jdbc.sql(
                        """
                        update campaign set starts_at = starts_at - interval '27 days'
                        where portal = ? and kind = 'REMINDER' and starts_at < now() + interval '27 days'
                        """)
                .param(portal)
                .update();

        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED, NoticeKind.REMINDER);
        awaitOver(NoticeKind.REMINDER, Campaign.State.DONE);
        assertThat(ofPortal().filter(it -> it.campaign().kind() == NoticeKind.REMINDER))
                .extracting(Campaign.Progress::state)
                .containsExactlyInAnyOrder(
                        Campaign.State.CANCELLED,
                        Campaign.State.DONE,
                        Campaign.State.WAITING,
                        Campaign.State.WAITING,
                        Campaign.State.WAITING);
    }

    @Test
    void showsTheLetterInThePortalsInboxWithTheStep() throws Exception {
        settle();
        schedule(1, inDays(40));
        awaitKinds(new1, NoticeKind.CUTOFF_SCHEDULED);
        String inbox =
                get("/v1/portals/" + portal + "/accounts/" + new1.account().accountId() + "/inbox");
        assertThat((List<?>) JsonPath.read(inbox, "$[*].reason")).hasToString("[\"STEP_1\"]");
        assertThat((String) JsonPath.read(inbox, "$[0].en.title"))
                .startsWith("Please link your account to VNeID before ");
    }

    @Test
    void countsAndShowsFirstWhoWouldBeWrittenTo() throws Exception {
        settle();
        String answer = get("/v1/campaigns/dry-run?accountType=CITIZEN&portal=" + portal);
        assertThat((Integer) JsonPath.read(answer, "$.recipients.STEP_1")).isEqualTo(1);
        assertThat((Integer) JsonPath.read(answer, "$.recipients.STEP_2")).isEqualTo(1);
        assertThat((List<?>) JsonPath.read(answer, "$.sample")).hasSize(2);
        assertThat(answer).doesNotContain(new1.account().accountId());
    }

    private void settle() {
        for (Citizen citizen : List.of(new1, confirmed, linked)) {
            PUBLISHER.contactOf(AccountType.CITIZEN, citizen);
        }
        PUBLISHER.publish("cccd-updated", confirmed.ref(), confirmed.confirmed());
        PUBLISHER.publish("account-linked", linked.ref(), linked.linked());
        awaitStates(confirmed.account(), NoticeState.SENT);
        awaitStates(linked.account(), NoticeState.SENT);
        await().until(() -> contacts(new1.account()) == 1);
    }

    private static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).plus(Duration.ofDays(days));
    }

    private void schedule(long version, Instant at) {
        PUBLISHER.publish(
                "cutoff-scheduled",
                portal + "/CITIZEN",
                new CutoffScheduled(Citizen.id(), Citizen.AT, portal, AccountType.CITIZEN, at, null, false, version));
    }

    private void awaitKinds(Citizen citizen, NoticeKind... kinds) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(notices.of(citizen.account()))
                    .extracting(entry -> entry.notice().matter().kind())
                    .containsExactly(kinds);
            assertThat(notices.of(citizen.account()))
                    .extracting(NoticeEntry::state)
                    .containsOnly(NoticeState.SENT);
        });
    }

    private void awaitOver(NoticeKind kind, Campaign.State state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> ofPortal().anyMatch(it -> it.campaign().kind() == kind && it.state() == state));
    }

    private String id(NoticeKind kind) {
        return ofPortal()
                .filter(it -> it.campaign().kind() == kind && it.state() != Campaign.State.CANCELLED)
                .min(Comparator.comparing(it -> it.campaign().startsAt()))
                .map(it -> it.campaign().id().toString())
                .orElse(null);
    }

    private Stream<Campaign.Progress> ofPortal() {
        return campaigns.all().stream()
                .filter(it -> it.campaign().group().portal().equals(portal));
    }

    private String lastMail(Citizen citizen) {
        List<Mailbox.Mail> mails = MAILBOX.to(citizen.email());
        return mails.get(mails.size() - 1).text();
    }

    private String get(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", Tokens.ops())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private int post(String path) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/campaigns" + path))
                                .header("Authorization", Tokens.ops())
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
