package vn.lienket.platform.national;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import vn.lienket.platform.http.Json;

/** Tells the sender of a text message what became of it, signed as Standard Webhooks has it, again and again until it is taken. */
public final class DeliveryReports implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Supplier<URI> to;
    private final String secret;
    private final AtomicLong taken = new AtomicLong();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "delivery-reports");
        thread.setDaemon(true);
        return thread;
    });

    /** @param to asked for at each try; @param secret {@code whsec_} and Base64 */
    public DeliveryReports(Supplier<URI> to, String secret) {
        this.to = to;
        this.secret = secret;
    }

    void send(StoredMessage message, Instant at) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("messageId", message.messageId());
        report.put("idempotencyKey", message.key());
        report.put("state", message.canBeDelivered() ? "DELIVERED" : "UNDELIVERED");
        if (!message.canBeDelivered()) {
            report.put("reason", "UNKNOWN_SUBSCRIBER");
        }
        report.put("at", at.toString());
        send(message.messageId(), Json.MAPPER.writeValueAsString(report), FIRST_PAUSE);
    }

    private void send(String id, String body, Duration pause) {
        attempt(id, body).whenComplete((answer, failure) -> {
            if (failure == null && answer.statusCode() / 100 == 2) {
                taken.incrementAndGet();
            } else if (!later.isShutdown()) {
                Duration next =
                        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                later.schedule(() -> send(id, body, next), pause.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    private CompletableFuture<HttpResponse<Void>> attempt(String id, String body) {
        try {
            long now = Instant.now().getEpochSecond();
            HttpRequest request = HttpRequest.newBuilder(to.get())
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", Long.toString(now))
                    .header("webhook-signature", new Webhook(secret).sign(id, now, body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.sendAsync(request, HttpResponse.BodyHandlers.discarding());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    long taken() {
        return taken.get();
    }

    @Override
    public void close() {
        later.shutdownNow();
    }
}
