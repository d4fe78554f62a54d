package vn.lienket.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.RejectionReason;
import vn.lienket.facts.sealed.Claim;
import vn.lienket.schemas.CitizenRef;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.EventId;

class AnswersTest extends RunningAdapter {

    private static final Instant ANSWERED_AT = Instant.parse("2024-06-15T08:30:00.123Z");

    @Test
    void confirmsTheNumberUnderItsPseudonym() {
        CccdUpdateRequested request = PORTALS.submit(Portals.claim());

        ConsumerRecord<byte[], byte[]> answer = PUBLISHED.awaitAnswerTo(request);

        String citizenRef = CitizenRef.of(CitizenRefKey.parse(CITIZEN_REF_KEY), Portals.CCCD)
                .value();
        String eventId =
                EventId.derivedFrom("cccd-updated", request.getRequestId()).toString();
        assertThat(answer.topic()).isEqualTo("cccd-updated");
        assertThat(Published.text(answer.key())).isEqualTo(citizenRef);
        assertThat(PUBLISHED.fact(answer))
                .isEqualTo(new CccdUpdated(
                        eventId,
                        ANSWERED_AT,
                        citizenRef,
                        null,
                        "dvcqg",
                        request.getAccountId(),
                        AccountType.CITIZEN,
                        request.getRequestId()));
        assertThat(Published.header(answer, "ce_id")).isEqualTo(eventId);
        assertThat(Published.header(answer, "ce_type")).isEqualTo("vn.lienket.facts.CccdUpdated");
        assertThat(Published.header(answer, "ce_source")).isEqualTo("/citizen-registry-adapter");
        assertThat(Published.header(answer, "ce_time")).isEqualTo(ANSWERED_AT.toString());
        assertThat(Published.header(answer, "ce_evidenceid")).isEqualTo("evidence-4711");
        assertThat(Published.header(answer, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
        assertThat(answer.headers()).as("nothing of Spring's own").hasSize(7);
    }

    @Test
    void asksByTheContract() {
        CccdUpdateRequested request = PORTALS.submit(new Claim(Portals.CCCD, null, Portals.NAME, "1987"));
        PUBLISHED.awaitAnswerTo(request);

        DATABASE.verify(postRequestedFor(urlEqualTo("/v1/citizens:lookup"))
                .withHeader("X-Api-Key", equalTo(API_KEY))
                .withHeader("X-Correlation-Id", equalTo(request.getRequestId()))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson("{\"cccd\":\"" + Portals.CCCD + "\",\"fullName\":\"" + Portals.NAME
                        + "\",\"dateOfBirth\":\"1987\"}")));
    }

    @Test
    void passesTheTraceOn() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        CccdUpdateRequested request = PORTALS.request(Portals.claim());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Portals.TOPIC, Portals.key(request).getBytes(StandardCharsets.UTF_8), PORTALS.bytes(request));
        record.headers().add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
        PORTALS.send(record);

        assertThat(Published.header(PUBLISHED.awaitAnswerTo(request), "traceparent"))
                .isEqualTo(traceparent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"result\":\"UNKNOWN\"                                            | CCCD_UNKNOWN",
                "{\"result\":\"CANCELLED\",\"newCccd\":\"001187000001\"             | CCCD_CANCELLED",
                "{\"result\":\"CANCELLED\"                                          | NEEDS_OFFICE_VISIT",
                "{\"result\":\"MISMATCH\",\"mismatches\":[\"CMND\"]                 | CMND_MISMATCH",
                "{\"result\":\"MISMATCH\",\"mismatches\":[\"CMND\",\"BIRTH_DATE\"]  | BIRTH_DATE_MISMATCH",
                "{\"result\":\"MISMATCH\",\"mismatches\":[\"BIRTH_DATE\",\"NAME\"]  | NAME_MISMATCH",
            })
    void rejectsWithAReasonWhatTheDatabaseDoesNotConfirm(String answered, RejectionReason reason) {
        databaseAnswers(answered);
        CccdUpdateRequested request = PORTALS.submit(Portals.claim());

        ConsumerRecord<byte[], byte[]> answer = PUBLISHED.awaitAnswerTo(request);

        assertThat(answer.topic()).isEqualTo("cccd-update-rejected");
        assertThat(Published.text(answer.key())).isEqualTo(Portals.key(request));
        assertThat(PUBLISHED.fact(answer))
                .isEqualTo(new CccdUpdateRejected(
                        EventId.derivedFrom("cccd-update-rejected", request.getRequestId())
                                .toString(),
                        ANSWERED_AT,
                        request.getRequestId(),
                        "dvcqg",
                        request.getAccountId(),
                        reason));
    }

    @Test
    void rejectsAnInvalidClaimWithoutAsking() {
        CccdUpdateRequested request = PORTALS.submit(Portals.claimOf("00118765432"));

        CccdUpdateRejected answer = (CccdUpdateRejected) PUBLISHED.fact(PUBLISHED.awaitAnswerTo(request));

        assertThat(answer.getReason()).isEqualTo(RejectionReason.INVALID_CLAIM);
        assertThat(answer.getOccurredAt()).isEqualTo(request.getOccurredAt());
        DATABASE.verify(
                0,
                postRequestedFor(urlEqualTo("/v1/citizens:lookup"))
                        .withHeader("X-Correlation-Id", equalTo(request.getRequestId())));
    }

    @Test
    void answersARepeatedRequestWithTheSameFact() {
        CccdUpdateRequested request = PORTALS.submit(Portals.claim());
        PORTALS.send(Portals.key(request), PORTALS.bytes(request));

        await().until(() -> PUBLISHED.answersTo(request).size() == 2);

        assertThat(PUBLISHED.answersTo(request).stream().map(PUBLISHED::fact).distinct())
                .hasSize(1);
    }
}
