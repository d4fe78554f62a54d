package vn.lienket.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.RejectionReason;

class AttemptsTest extends RunningAdapter {

    @Test
    void endAfterFiveThatFailedAndOthersGoOn() {
        String account = "guesser-" + UUID.randomUUID();
        databaseAnswers(
                okJson("{\"result\":\"UNKNOWN\",\"answeredAt\":\"" + Instant.now() + "\",\"evidenceId\":\"e\"}"));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(reasonFor(PORTALS.submit(Portals.claim(), account))).isEqualTo(RejectionReason.CCCD_UNKNOWN);
        }
        databaseAnswers("{\"result\":\"MATCH\"");
        CccdUpdateRequested sixth = PORTALS.submit(Portals.claim(), account);

        assertThat(reasonFor(sixth)).isEqualTo(RejectionReason.TOO_MANY_ATTEMPTS);

        DATABASE.verify(0, postRequestedFor(anyUrl()).withHeader("X-Correlation-Id", equalTo(sixth.getRequestId())));
        assertThat(PUBLISHED.awaitAnswerTo(PORTALS.submit(Portals.claim())).topic())
                .isEqualTo("cccd-updated");
    }

    @Test
    void doNotCountWhatWasConfirmedOrNotAsked() {
        String account = "careless-" + UUID.randomUUID();
        for (int attempt = 0; attempt < 6; attempt++) {
            assertThat(reasonFor(PORTALS.submit(Portals.claimOf("12"), account)))
                    .isEqualTo(RejectionReason.INVALID_CLAIM);
            assertThat(PUBLISHED
                            .awaitAnswerTo(PORTALS.submit(Portals.claim(), account))
                            .topic())
                    .isEqualTo("cccd-updated");
        }
    }

    private static RejectionReason reasonFor(CccdUpdateRequested request) {
        return ((CccdUpdateRejected) PUBLISHED.fact(PUBLISHED.awaitAnswerTo(request))).getReason();
    }
}
