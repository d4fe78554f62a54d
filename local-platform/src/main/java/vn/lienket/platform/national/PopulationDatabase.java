package vn.lienket.platform.national;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import vn.lienket.platform.http.Answer;
import vn.lienket.platform.http.Faults;
import vn.lienket.platform.http.HttpDoor;
import vn.lienket.platform.http.Request;

/**
 * Stand-in of the national population database: real HTTP, the persons that were put into it, and faults on demand.
 *
 * <p>{@code POST /v1/citizens:lookup} (needs {@code X-Api-Key}), {@code PUT /citizens}, {@code PUT|DELETE /faults}, {@code PUT /quota},
 * {@code PUT /latency}, {@code GET /stats}.
 */
public final class PopulationDatabase implements AutoCloseable {

    private final Kept<Person> persons;
    private final String apiKey;
    private final Clock clock;
    private final Faults faults;
    private final CallQuota quota = new CallQuota();
    private volatile Latency latency = Latency.always(20);
    private final Map<String, AtomicLong> answers = new LinkedHashMap<>();
    private final HttpDoor door = new HttpDoor();

    private PopulationDatabase(Kept<Person> persons, String apiKey, Clock clock) {
        this.persons = persons;
        this.apiKey = apiKey;
        this.clock = clock;
        this.faults = new Faults(clock);
        List.of("MATCH", "MISMATCH", "UNKNOWN", "CANCELLED").forEach(result -> answers.put(result, new AtomicLong()));
    }

    /** @param file keeps the persons over a restart */
    public static PopulationDatabase start(Path file, String apiKey, int port, Clock clock) throws IOException {
        PopulationDatabase database =
                new PopulationDatabase(Kept.in(file, Person[].class, Person::cccd), apiKey, clock);
        database.faults.switchedAt(database.door);
        database.door
                .on("POST", "/v1/citizens:lookup", database.withinQuota(database.faults.around(database::lookup)))
                .on("PUT", "/quota", database::setQuota)
                .on("PUT", "/latency", database::setLatency)
                .on("PUT", "/citizens", database::load)
                .on("GET", "/stats", request -> Answer.json(200, database.stats()))
                .open(port);
        return database;
    }

    public int port() {
        return door.port();
    }

    public Faults faults() {
        return faults;
    }

    /** Adds persons, and replaces those with the same number. */
    public void put(List<Person> more) throws IOException {
        persons.put(more);
    }

    /** @param perSecond calls in any one second; above it, and above {@code perDay}, the answer is 429 */
    public void grant(int perSecond, long perDay) {
        quota.set(new CallQuota.Limit(perSecond, perDay));
    }

    public void answerWithin(double medianMs, double p99Ms) {
        latency = new Latency(medianMs, p99Ms);
    }

    /**
     * Counts only; {@code busiestSecond} is the most calls that any second has seen since the quota was set, {@code overQuota} those that it refused.
     */
    public Map<String, Long> stats() {
        Map<String, Long> stats = new LinkedHashMap<>();
        stats.put("persons", (long) persons.size());
        answers.forEach((result, count) -> stats.put(result, count.get()));
        stats.put("answeredByFault", faults.answeredByFault());
        stats.put("calls", quota.today());
        stats.put("busiestSecond", quota.busiestSecond());
        stats.put("overQuota", quota.refused());
        return stats;
    }

    private Answer load(Request request) throws IOException {
        List<Person> more = List.of(request.json(Person[].class));
        put(more);
        return Answer.json(200, Map.of("loaded", more.size()));
    }

    private Answer setQuota(Request request) {
        quota.set(request.json(CallQuota.Limit.class));
        return Answer.nothing();
    }

    private Answer setLatency(Request request) {
        latency = request.json(Latency.class);
        return Answer.nothing();
    }

    private HttpDoor.Handler withinQuota(HttpDoor.Handler handler) {
        return request -> quota.admits(request.arrived())
                ? handler.answer(request)
                : Answer.problem(429, "quota-exceeded", "More calls than agreed")
                        .with("Retry-After", "1");
    }

    private Answer lookup(Request request) {
        if (!request.header("X-Api-Key").filter(apiKey::equals).isPresent()) {
            return Answer.problem(401, "unknown-client", "X-Api-Key is missing or not known");
        }
        Lookup claim = request.json(Lookup.class).validated();
        Duration thought = Duration.ofMillis(latency.nextMs());
        Map<String, Object> answer = judge(persons.get(claim.cccd()), claim);
        answers.get(answer.get("result")).incrementAndGet();
        answer.put("answeredAt", clock.instant().plus(thought).toString());
        answer.put("evidenceId", UUID.randomUUID().toString());
        return Answer.json(200, answer).after(thought);
    }

    private static Map<String, Object> judge(Person person, Lookup claim) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (person == null) {
            answer.put("result", "UNKNOWN");
        } else if (person.isCancelled()) {
            answer.put("result", "CANCELLED");
            if (person.newCccd() != null) {
                answer.put("newCccd", person.newCccd());
            }
        } else {
            List<String> mismatches = person.mismatches(claim);
            answer.put("result", mismatches.isEmpty() ? "MATCH" : "MISMATCH");
            if (!mismatches.isEmpty()) {
                answer.put("mismatches", mismatches);
            }
        }
        return answer;
    }

    @Override
    public void close() {
        door.close();
    }
}
