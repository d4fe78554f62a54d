package vn.lienket.platform.scenario;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import vn.lienket.platform.tokens.TokenIssuer;

/** account-service as portals and operators use it. */
final class AccountServiceApi {

    private static final String OPERATOR = "ops-scenario";

    private final Map<String, Http> portals = new ConcurrentHashMap<>();
    private final TokenIssuer issuer;
    private final Http ops;
    private final URI url;

    AccountServiceApi(URI url, TokenIssuer issuer) {
        this.url = url;
        this.issuer = issuer;
        this.ops = new Http(issuer.credentials(OPERATOR));
    }

    /** @param refused reason by line */
    record Imported(long imported, long updated, long unchanged, Map<Long, String> refused) {

        List<String> differencesFrom(Map<Long, String> known) {
            TreeSet<Long> lines = new TreeSet<>(known.keySet());
            lines.addAll(refused.keySet());
            return lines.stream()
                    .filter(line -> !Objects.equals(refused.get(line), known.get(line)))
                    .map(line -> "line " + line + " of the file: " + refused.getOrDefault(line, "accepted")
                            + ", expected " + known.getOrDefault(line, "accepted"))
                    .toList();
        }
    }

    record Login(boolean allowed, String action) {

        @Override
        public String toString() {
            return (allowed ? "allowed, " : "refused, ") + action;
        }
    }

    record Status(String status, String reason) {
        boolean isPending() {
            return status.equals("PENDING");
        }
    }

    /** @param refusal reason, or null */
    record Page(String state, boolean confirmed, String refusal) {}

    Imported importAccounts(byte[] csv) {
        JsonNode answer = ops.post(url.resolve("/v1/accounts:import"), "text/csv; charset=utf-8", csv)
                .expect(200)
                .json();
        Map<Long, String> refused = new TreeMap<>();
        answer.path("rejected")
                .forEach(row -> refused.put(
                        row.path("line").asLong(), row.path("reason").asString()));
        return new Imported(
                answer.path("imported").asLong(),
                answer.path("updated").asLong(),
                answer.path("unchanged").asLong(),
                refused);
    }

    Login login(AccountRow row) {
        JsonNode answer = portal(row.portal())
                .post(account(row, "/logins"), Map.of())
                .expect(200)
                .json();
        return new Login(
                answer.path("allowed").asBoolean(), answer.path("action").asString());
    }

    /** @return where the answer will be */
    URI submit(AccountRow row, Submission submission) {
        Http.Answer answer = portal(row.portal())
                .post(account(row, "/cccd-updates"), submission.json())
                .expect(200, 202);
        return url.resolve(answer.response().headers().firstValue("Location").orElseThrow());
    }

    Status status(AccountRow row, URI submission) {
        JsonNode answer = portal(row.portal()).get(submission).expect(200).json();
        return new Status(
                answer.path("status").asString(), answer.path("reason").asString(""));
    }

    Page page(AccountRow row) {
        JsonNode answer = portal(row.portal()).get(account(row, "")).expect(200).json();
        JsonNode refusal = answer.path("refusal").path("reason");
        JsonNode confirmedAt = answer.path("cccdConfirmedAt");
        return new Page(
                answer.path("state").asString(),
                confirmedAt.isString(),
                refusal.isString() ? refusal.asString() : null);
    }

    /** 409 says that a login with this eventId was accepted before: a portal that repeats itself after a crash may have forgotten its time. */
    void tellVneidLogin(Map<String, Object> login) {
        portal((String) login.get("portal"))
                .post(url.resolve("/v1/vneid-logins"), login)
                .expect(200, 202, 409);
    }

    /** The instant at which each (portal, account type) is cut off, for those that have one. */
    Map<String, Instant> cutoffs() {
        Map<String, Instant> cutoffs = new HashMap<>();
        JsonNode answer = ops.get(url.resolve("/v1/cutoffs")).expect(200).json();
        answer.forEach(entry -> {
            if (entry.path("cutoffAt").isString()) {
                cutoffs.put(
                        entry.path("portal").asString() + "/"
                                + entry.path("accountType").asString(),
                        Instant.parse(entry.path("cutoffAt").asString()));
            }
        });
        return cutoffs;
    }

    void setCutoff(Calendar.Entry entry, Instant at, String reason) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("cutoffAt", at.toString());
        change.put("reason", reason);
        ops.put(url.resolve("/v1/cutoffs/" + entry.key()), change).expect(200);
    }

    /** Accounts by state, without states that have none. */
    Map<String, Long> counts() {
        JsonNode answer =
                ops.get(url.resolve("/v1/accounts/counts")).expect(200).json();
        Map<String, Long> counts = new TreeMap<>();
        answer.path("byState")
                .properties()
                .forEach(count -> counts.put(count.getKey(), count.getValue().asLong()));
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private Http portal(String portal) {
        return portals.computeIfAbsent(portal, code -> new Http(issuer.credentials("portal-" + code)));
    }

    private URI account(AccountRow row, String below) {
        return url.resolve("/v1/portals/" + row.portal() + "/accounts/" + row.accountId() + below);
    }
}
