package vn.lienket.registry.http;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.web.client.RestClient;
import vn.lienket.registry.Claim;
import vn.lienket.registry.RegistryAnswer;
import vn.lienket.registry.RegistryUnavailable;
import vn.lienket.registry.RegistryUnavailable.Fault;

/** The database shows its certificate and wants to see ours. */
class MutualTlsTest {

    private static final String PASSWORD = "for-the-test";
    private static final Claim CLAIM =
            Claim.of("001187654321", Optional.empty(), "Lê Thị Hoà", "1987").orElseThrow();

    @TempDir
    private static Path folder;

    private static KeyStore server;
    private static KeyStore client;
    private static KeyStore stranger;
    private static WireMockServer database;

    @BeforeAll
    static void startsWithCertificates() throws Exception {
        server = newIdentity("server");
        client = newIdentity("client");
        stranger = newIdentity("stranger");
        database = new WireMockServer(options()
                .dynamicHttpsPort()
                .httpDisabled(true)
                .keystorePath(folder.resolve("server.p12").toString())
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD)
                .keystoreType("PKCS12")
                .needClientAuth(true)
                .trustStorePath(trustFile(client).toString())
                .trustStorePassword(PASSWORD)
                .trustStoreType("PKCS12"));
        database.start();
        database.stubFor(post("/v1/citizens:lookup")
                .willReturn(
                        okJson("{\"result\":\"MATCH\",\"answeredAt\":\"2024-06-15T08:30:00Z\",\"evidenceId\":\"e\"}")));
    }

    @AfterAll
    static void stops() {
        database.stop();
    }

    @Test
    void isAskedWhenBothKnowEachOther() throws Exception {
        assertThat(lookup(client, server)).isInstanceOf(RegistryAnswer.Match.class);
    }

    @Test
    void isUnreachableWhenItShowsAnotherCertificate() {
        assertUnreachable(client, stranger);
    }

    @Test
    void isUnreachableWhenItDoesNotKnowOurs() {
        assertUnreachable(stranger, server);
    }

    private static void assertUnreachable(KeyStore ours, KeyStore trusted) {
        assertThatThrownBy(() -> lookup(ours, trusted))
                .isInstanceOfSatisfying(RegistryUnavailable.class, failure -> assertThat(failure.fault())
                        .isEqualTo(Fault.UNREACHABLE));
    }

    private static RegistryAnswer lookup(KeyStore ours, KeyStore trusted) throws Exception {
        SslBundle bundle = SslBundle.of(SslStoreBundle.of(ours, PASSWORD, trusting(trusted)));
        RegistrySettings settings = new RegistrySettings(
                URI.create("https://localhost:" + database.httpsPort()),
                "key",
                "national",
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                Duration.ofMinutes(1),
                ZoneId.of("Asia/Ho_Chi_Minh"),
                List.of());
        PopulationDatabaseApi api = new PopulationDatabaseClient()
                .populationDatabaseApi(
                        RestClient.builder(), settings, new DefaultSslBundleRegistry("national", bundle));
        return new HttpPopulationDatabase(api, Clock.systemUTC()).lookup(CLAIM, "correlation", turn());
    }

    private static Turn turn() {
        return new Turn(new Arrivals(new Arrivals.Limits(1, 1, 1)), 1);
    }

    private static KeyStore newIdentity(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(keytool.waitFor()).isZero();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    private static KeyStore trusting(KeyStore identity) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        String alias = identity.aliases().nextElement();
        trust.setCertificateEntry(alias, identity.getCertificate(alias));
        return trust;
    }

    private static Path trustFile(KeyStore identity) throws Exception {
        Path file = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            trusting(identity).store(out, PASSWORD.toCharArray());
        }
        return file;
    }
}
