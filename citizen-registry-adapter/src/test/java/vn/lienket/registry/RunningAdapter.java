package vn.lienket.registry;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.lienket.platform.TestParts;
import vn.lienket.schemas.Seal;

/** The whole service on a real broker and registry, before a population database that behaves as a test says. One context for all tests. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RunningAdapter {

    static final String CITIZEN_REF_KEY =
            "test:" + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());
    static final String API_KEY = "key-of-the-population-database";
    static final String OPERATOR_KEY = "key-of-ops";
    static final String CLAIM_KEYSET = Seal.newKeyset();
    static final WireMockServer DATABASE = started();
    static final WireMockServer REGISTRY = started();
    static final Portals PORTALS = new Portals(CLAIM_KEYSET);
    static final Published PUBLISHED = new Published();

    @DynamicPropertySource
    static void connect(DynamicPropertyRegistry properties) {
        properties.add("spring.kafka.bootstrap-servers", TestParts.shared()::bootstrapServers);
        properties.add("spring.kafka.properties.schema.registry.url", () -> REGISTRY.baseUrl() + "/apis/ccompat/v7");
        properties.add("spring.kafka.properties.http.read.timeout.ms", () -> "500");
        properties.add("lienket.citizen-ref-key", () -> CITIZEN_REF_KEY);
        properties.add("lienket.claim-keyset", () -> CLAIM_KEYSET);
        properties.add("citizen-registry.base-url", DATABASE::baseUrl);
        properties.add("citizen-registry.api-key", () -> API_KEY);
        properties.add("citizen-registry.notices.api-key", () -> API_KEY);
        properties.add("citizen-registry.operator.api-key", () -> OPERATOR_KEY);
        properties.add("citizen-registry.notices.settle", () -> "0s");
        properties.add("citizen-registry.read-timeout", () -> "400ms");
        properties.add(
                "resilience4j.circuitbreaker.instances.population-database.wait-duration-in-open-state", () -> "500ms");
    }

    private static WireMockServer started() {
        WireMockServer server = new WireMockServer(options().dynamicPort());
        server.start();
        return server;
    }

    @BeforeEach
    void everybodyIsWell() {
        registryAnswers();
        DATABASE.resetAll();
        databaseAnswers("{\"result\":\"MATCH\"");
    }

    static void registryAnswers() {
        URI registry = URI.create(TestParts.shared().registryUrl());
        REGISTRY.resetAll();
        REGISTRY.stubFor(any(anyUrl())
                .willReturn(aResponse().proxiedFrom("http://" + registry.getHost() + ":" + registry.getPort())));
    }

    static void registryAnswers(ResponseDefinitionBuilder answer) {
        REGISTRY.resetAll();
        REGISTRY.stubFor(any(anyUrl()).willReturn(answer));
    }

    /** @param start of the JSON object; the evidence is added */
    static void databaseAnswers(String start) {
        databaseAnswers(
                okJson(start + ",\"answeredAt\":\"2024-06-15T08:30:00.123Z\",\"evidenceId\":\"evidence-4711\"}"));
    }

    static void databaseAnswers(ResponseDefinitionBuilder answer) {
        DATABASE.stubFor(post("/v1/citizens:lookup").willReturn(answer));
    }
}
