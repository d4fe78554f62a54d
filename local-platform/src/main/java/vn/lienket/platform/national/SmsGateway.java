package vn.lienket.platform.national;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import vn.lienket.platform.http.Answer;
import vn.lienket.platform.http.BadRequest;
import vn.lienket.platform.http.Faults;
import vn.lienket.platform.http.HttpDoor;
import vn.lienket.platform.http.Request;

/**
 * Stand-in of an SMS gateway, by notification-service's {@code sms-gateway.yaml}: real HTTP, one message for each idempotency key, however often it is
 * asked, signed delivery reports, and faults on demand. A number that ends with 0000 exists at no operator: taken, then reported as undelivered.
 *
 * <p>{@code POST /v1/messages} (needs {@code X-Api-Key}, {@code Idempotency-Key}), {@code GET /api/messages?to=} (newest first), {@code GET /} (a page),
 * {@code PUT|DELETE /faults}, {@code GET /stats}.
 */
public final class SmsGateway implements AutoCloseable {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final int LONGEST_TEXT = 1_000;

    private final StoredMessages messages;
    private final String apiKey;
    private final DeliveryReports reports;
    private final Clock clock;
    private final Faults faults;
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final Map<String, Map<String, String>> headers = new ConcurrentHashMap<>();
    private final HttpDoor door = new HttpDoor();

    private SmsGateway(StoredMessages messages, String apiKey, DeliveryReports reports, Clock clock) {
        this.messages = messages;
        this.apiKey = apiKey;
        this.reports = reports;
        this.clock = clock;
        this.faults = new Faults(clock);
    }

    /** @param file keeps the messages over a restart */
    public static SmsGateway start(Path file, String apiKey, DeliveryReports reports, int port, Clock clock)
            throws IOException {
        SmsGateway gateway = new SmsGateway(StoredMessages.in(file), apiKey, reports, clock);
        gateway.faults.switchedAt(gateway.door);
        gateway.door
                .on("POST", "/v1/messages", gateway.faults.around(gateway::take))
                .on(
                        "GET",
                        "/api/messages",
                        request -> Answer.json(200, gateway.to(request.query().get("to"))))
                .on("GET", "/", request -> Answer.html(200, SmsPage.of(gateway.all())))
                .on("GET", "/stats", request -> Answer.json(200, gateway.stats()))
                .open(port);
        return gateway;
    }

    public int port() {
        return door.port();
    }

    public Faults faults() {
        return faults;
    }

    /** Newest first. */
    public List<StoredMessage> all() {
        return messages.all().stream()
                .sorted(Comparator.comparing(StoredMessage::acceptedAt).reversed())
                .toList();
    }

    /** @param number in E.164, null for every one's */
    public List<StoredMessage> to(String number) {
        return number == null || number.isBlank()
                ? all()
                : all().stream()
                        .filter(message -> message.to().equals(number.strip()))
                        .toList();
    }

    /** The headers that came with the message of this key, names in lower case. */
    public Map<String, String> headersOf(String key) {
        return headers.getOrDefault(key, Map.of());
    }

    /** {@code repeated}: requests whose key was known, {@code refused}: those that a message cannot be made of. */
    public Map<String, Long> stats() {
        Map<String, Long> stats = new LinkedHashMap<>();
        stats.put("messages", (long) messages.all().size());
        stats.put("repeated", repeated.get());
        stats.put("refused", refused.get());
        stats.put("reported", reports.taken());
        stats.put("answeredByFault", faults.answeredByFault());
        return stats;
    }

    private Answer take(Request request) throws IOException {
        if (!request.header("X-Api-Key").filter(apiKey::equals).isPresent()) {
            return Answer.problem(401, "unknown-client", "X-Api-Key is missing or not known");
        }
        String key = request.header("Idempotency-Key")
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new BadRequest("Idempotency-Key is missing"));
        Wish wish = request.json(Wish.class);
        if (wish.text() == null || wish.text().isBlank() || wish.text().length() > LONGEST_TEXT) {
            refused.incrementAndGet();
            return Answer.problem(400, "bad-text", "text is missing or longer than " + LONGEST_TEXT);
        }
        if (wish.to() == null || !E164.matcher(wish.to()).matches()) {
            refused.incrementAndGet();
            return Answer.problem(422, "invalid-number", "to is no number in E.164");
        }
        headers.putIfAbsent(key, request.headers());
        return once(key, wish);
    }

    private Answer once(String key, Wish wish) throws IOException {
        StoredMessage message = new StoredMessage(
                key, UUID.randomUUID().toString(), wish.to(), wish.from(), wish.text(), clock.instant());
        StoredMessage kept = messages.keep(message);
        if (kept != message) {
            repeated.incrementAndGet();
            return Answer.json(200, kept.receipt());
        }
        reports.send(kept, clock.instant());
        return Answer.json(201, kept.receipt());
    }

    private record Wish(String to, String from, String text) {}

    @Override
    public void close() {
        door.close();
        reports.close();
    }
}
