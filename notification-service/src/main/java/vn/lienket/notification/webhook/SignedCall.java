package vn.lienket.notification.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;
import vn.lienket.notification.Call;

/** A call as Standard Webhooks has it; its id is the fact's, the same at each try. */
record SignedCall(Call call, List<String> secrets, Instant at) {

    SimpleHttpRequest to(URI url) {
        return SimpleRequestBuilder.post(url)
                .setHeader("webhook-id", call.eventId().toString())
                .setHeader("webhook-timestamp", Long.toString(at.getEpochSecond()))
                .setHeader("webhook-signature", signatures())
                .setBody(call.payload(), ContentType.APPLICATION_JSON)
                .build();
    }

    private String signatures() {
        List<String> signatures = new ArrayList<>();
        try {
            for (String secret : secrets) {
                signatures.add(
                        new Webhook(secret).sign(call.eventId().toString(), at.getEpochSecond(), call.payload()));
            }
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
        return String.join(" ", signatures);
    }
}
