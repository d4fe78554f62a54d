package vn.lienket.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.Part;
import vn.lienket.platform.PostgresServer;

/** Two people of ops have a citizen forgotten, and every service that kept something of him drops it. */
class CitizenForgottenTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PORTAL = "forgetting";
    private static final String CONTACTS = "account-contact-changed";
    private static final Map<String, String> EAGER =
            Map.of("segment.ms", "100", "max.compaction.lag.ms", "100", "min.cleanable.dirty.ratio", "0");

    private final LocalPlatform platform = RunningPlatform.get();
    private final PortalDesk desk = new PortalDesk(platform, PORTAL);
    private final Downstream downstream = new Downstream(platform);

    @Test
    void isForgottenByEachServiceAndCertifiedSo() throws Exception {
        desk.setCutoff("CITIZEN", java.time.Instant.now().plus(Duration.ofDays(30)));
        Citizen citizen = Citizen.knownTo(platform);
        desk.importAccounts("portal,accountId,accountType,fullName,dateOfBirth,cmnd,cccd,phone,email,language\n"
                + citizen.csvRow(PORTAL) + "\n");
        Answer accepted = desk.submitCccd(
                citizen.accountId(), Map.of("cccd", citizen.person().cccd()));
        await().atMost(SOON).until(() -> desk.get(accepted.location())
                .body()
                .path("status")
                .asText()
                .equals("CONFIRMED"));
        await().atMost(SOON).until(() -> contacts(citizen) == 1);

        String erasure = asOps(
                        "ops-lan",
                        "POST",
                        "/v1/erasures",
                        "{\"portal\":\"" + PORTAL + "\",\"accountId\":\"" + citizen.accountId()
                                + "\",\"reason\":\"the citizen asked\"}")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(asOps("ops-minh", "POST", erasure + ":approve", "").statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> contacts(citizen) == 0);

        set(EAGER, AlterConfigOp.OpType.SET);
        try {
            await().atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(asOps("ops-lan", "GET", erasure + "/certificate", null)
                                    .statusCode())
                            .as(() -> asOps("ops-lan", "GET", erasure, null).body())
                            .isEqualTo(200));
        } finally {
            set(EAGER, AlterConfigOp.OpType.DELETE);
        }
        assertThat(downstream.facts("cccd-update-requested", CccdUpdateRequested.class, fact -> fact.getAccountId()
                        .equals(citizen.accountId())))
                .isEmpty();
        assertThat(downstream.facts(CONTACTS, AccountContactChanged.class, fact -> fact.getAccountId()
                        .equals(citizen.accountId())))
                .isEmpty();
        assertThat(downstream.facts("cccd-updated", CccdUpdated.class, fact -> fact.getAccountId()
                        .equals(citizen.accountId())))
                .as("the proof, under a pseudonym")
                .hasSize(1);
    }

    private long contacts(Citizen citizen) throws Exception {
        try (var connection = DriverManager.getConnection(platform.database("notification"), PostgresServer.USER, "");
                var query = connection.prepareStatement("select count(*) from contact where account_id = ?")) {
            query.setString(1, citizen.accountId());
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private HttpResponse<String> asOps(String who, String method, String path, String body) {
        URI uri = platform.ports().url(Part.ACCOUNT_SERVICE).resolve(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", platform.tokenIssuer().credentials(who).bearer())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null || body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The broker compacts at once instead of within a day. */
    private void set(Map<String, String> configs, AlterConfigOp.OpType how) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            Collection<AlterConfigOp> ops = configs.entrySet().stream()
                    .map(config -> new AlterConfigOp(new ConfigEntry(config.getKey(), config.getValue()), how))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, CONTACTS), ops))
                    .all()
                    .get();
        }
    }
}
