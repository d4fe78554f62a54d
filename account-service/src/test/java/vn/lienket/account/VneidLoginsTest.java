package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.VneidLogin;

class VneidLoginsTest extends ServiceTest {

    @Test
    void announcesALoginUnderThePseudonymOfItsCitizen() {
        String cccd = anyCccd();
        String eventId = UUID.randomUUID().toString();
        String body = body(cccd, "subject-1")
                .replace("}", ",\"eventId\":\"" + eventId + "\",\"occurredAt\":\"2026-11-20T08:00:00.5+07:00\"}");
        assertThat(http.postJson("/v1/vneid-logins", body).text("/eventId")).isEqualTo(eventId);
        VneidLogin login = onlyFact("vneid-login", ref(cccd), VneidLogin.class);
        assertThat(login.getEventId()).isEqualTo(eventId);
        assertThat(login.getOccurredAt()).isEqualTo(Instant.parse("2026-11-20T01:00:00.500Z"));
        assertThat(login.getAssuranceLevel()).isEqualTo(AssuranceLevel.LEVEL_2);
    }

    @Test
    void announcesARepetitionOnceAndRefusesAnotherLoginUnderItsKey() {
        String cccd = anyCccd();
        String key = "portal-request-" + UUID.randomUUID();
        Http.Answer first = http.postJson("/v1/vneid-logins", body(cccd, "s-1"), "Idempotency-Key", key);
        Http.Answer again = http.postJson("/v1/vneid-logins", body(cccd, "s-1"), "Idempotency-Key", key);
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.text("/eventId")).isEqualTo(first.text("/eventId"));
        Http.Answer other = http.postJson("/v1/vneid-logins", body(cccd, "s-2"), "Idempotency-Key", key);
        assertThat(other.status()).isEqualTo(409);
        http.postJson("/v1/vneid-logins", body(cccd, "s-3"));
        assertThat(TOPICS.await("vneid-login", ref(cccd), 2, VneidLogin.class))
                .extracting(VneidLogin::getVneidSubject)
                .containsExactly("s-1", "s-3");
    }

    private String body(String cccd, String subject) {
        return "{\"portal\":\"" + portal + "\",\"cccd\":\"" + cccd + "\",\"vneidSubject\":\"" + subject
                + "\",\"assuranceLevel\":\"LEVEL_2\"}";
    }
}
