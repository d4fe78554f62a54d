package vn.lienket.schemas.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienket.facts.VneidLogin;

class FactReaderTest {

    private static final byte[] SCHEMA_SEVEN = {0, 0, 0, 0, 7, 2};
    private static final String STRING_SCHEMA = "{\"schema\":\"\\\"string\\\"\"}";

    private HttpServer registry;
    private int status = 200;
    private String answer = STRING_SCHEMA;

    @BeforeEach
    void startRegistry() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", this::answer);
        registry.start();
    }

    @AfterEach
    void stopRegistry() {
        registry.stop(0);
    }

    @Test
    void findsTheRecordAtFaultWhenTheRegistryDoesNotKnowTheSchema() {
        status = 404;
        answer = "{\"error_code\":40403,\"message\":\"Schema 7 not found\"}";
        assertThatThrownBy(() -> read(SCHEMA_SEVEN))
                .isInstanceOf(UnreadableFact.class)
                .hasMessageContaining("unknown schema id");
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404", "408", "429", "500", "502", "503", "504"})
    void findsTheRegistryAtFaultWhateverElseItAnswers(int failure) {
        status = failure;
        answer = "<html>" + failure + "</html>";
        assertThatThrownBy(() -> read(SCHEMA_SEVEN)).isInstanceOf(RegistryUnreachable.class);
    }

    @ParameterizedTest
    @CsvSource({"401, 40101", "403, 40301", "404, 404", "429, 42901", "500, 50001", "503, 503"})
    void findsTheRegistryAtFaultWhenItSaysSoInItsOwnFormat(int failure, int code) {
        status = failure;
        answer = "{\"error_code\":" + code + ",\"message\":\"no\"}";
        assertThatThrownBy(() -> read(SCHEMA_SEVEN)).isInstanceOf(RegistryUnreachable.class);
    }

    @Test
    void findsTheRegistryAtFaultWhenNobodyListens() {
        registry.stop(0);
        assertThatThrownBy(() -> read(SCHEMA_SEVEN)).isInstanceOf(RegistryUnreachable.class);
    }

    @Test
    void findsTheRegistryAtFaultWhenItNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> read("http://localhost:" + silent.getLocalPort(), SCHEMA_SEVEN))
                    .isInstanceOf(RegistryUnreachable.class);
        }
    }

    @Test
    void findsTheRecordAtFaultWhenItsBytesAreOfAnotherFact() {
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 0, 7, 2, 'x'}))
                .isInstanceOf(UnreadableFact.class)
                .hasMessage("not a VneidLogin");
    }

    @Test
    void findsTheRecordAtFaultWhenItIsCutOff() {
        assertThatThrownBy(() -> read(SCHEMA_SEVEN)).isInstanceOf(UnreadableFact.class);
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0})).isInstanceOf(UnreadableFact.class);
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(UnreadableFact.class);
        assertThatThrownBy(() -> read(null)).isInstanceOf(UnreadableFact.class);
    }

    @Test
    void findsTheRecordAtFaultWhenANumberInItNeverEnds() {
        assertThatThrownBy(() -> read(new byte[] {0, 0, 0, 0, 7, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1}))
                .isInstanceOf(UnreadableFact.class);
    }

    @Test
    void findsTheRecordAtFaultWhenItIsNotConfluentsFormat() {
        assertThatThrownBy(() -> read("not Avro at all".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableFact.class);
    }

    @Test
    void findsTheRecordAtFaultWhenItHasNoUsableKey() {
        assertThatThrownBy(() -> FactReader.key(null)).isInstanceOf(UnreadableFact.class);
        assertThatThrownBy(() -> FactReader.key(new byte[0])).isInstanceOf(UnreadableFact.class);
        assertThatThrownBy(() -> FactReader.key(new byte[] {(byte) 0xff})).isInstanceOf(UnreadableFact.class);
    }

    private void read(byte[] value) {
        read("http://localhost:" + registry.getAddress().getPort(), value);
    }

    private static void read(String registryUrl, byte[] value) {
        Map<String, Object> settings =
                Map.of("schema.registry.url", registryUrl, "http.read.timeout.ms", 200, "retries.wait.ms", 10);
        try (FactReader reader = new FactReader(settings)) {
            reader.value("vneid-login", value, VneidLogin.class);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
