package vn.lienket.notification.sms;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vn.lienket.notification.Channel;
import vn.lienket.notification.DeliveryReport;
import vn.lienket.notification.HearBack;

/** Where the gateway reports what became of text messages; by sms-gateway.yaml it repeats what was not answered with 2xx. */
@RestController
class DeliveryReportsApi {

    private static final String FINE = "[A-Z0-9_]{1,40}";

    private final HearBack hearBack;
    private final SmsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    DeliveryReportsApi(HearBack hearBack, SmsSettings settings, JsonMapper json, Clock clock) {
        this.hearBack = hearBack;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    enum State {
        DELIVERED,
        UNDELIVERED
    }

    record Report(String messageId, String idempotencyKey, State state, String reason, String at) {}

    /** What is not ours, or settled long ago, is answered well: to hear it again would change nothing. */
    @PostMapping("/v1/sms-reports")
    ResponseEntity<Void> report(@RequestBody String body, @RequestHeader HttpHeaders headers) {
        requireSignature(body, headers);
        Report report = read(body);
        hearBack.hear(new DeliveryReport(
                UUID.fromString(report.idempotencyKey), Channel.SMS, failure(report), clock.instant()));
        return ResponseEntity.noContent().build();
    }

    private void requireSignature(String body, HttpHeaders headers) {
        Map<String, List<String>> signed = new HashMap<>();
        headers.forEach((name, values) -> signed.put(name.toLowerCase(), values));
        try {
            new Webhook(settings.reportSecret()).verify(body, signed);
        } catch (EmptyWebhookSecretException | WebhookVerificationException | IllegalArgumentException e) {
            throw new BadReport(
                    401,
                    "unsigned-report",
                    "Báo cáo không có chữ ký hợp lệ.",
                    "The report is not signed by the gateway.");
        }
    }

    private Report read(String body) {
        try {
            Report report = json.readValue(body, Report.class);
            if (report.state != null && report.idempotencyKey != null) {
                UUID.fromString(report.idempotencyKey);
                return report;
            }
        } catch (JacksonException | IllegalArgumentException e) {
            // Falls through: the body is not quoted.
        }
        throw new BadReport(
                400, "bad-report", "Báo cáo không đúng định dạng.", "The report is not as the contract says.");
    }

    private static String failure(Report report) {
        if (report.state == State.DELIVERED) {
            return null;
        }
        return report.reason != null && report.reason.matches(FINE) ? "SMS_" + report.reason : "SMS_UNDELIVERED";
    }
}
