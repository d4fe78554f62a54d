package vn.lienket.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Clock;
import vn.lienket.platform.national.DeliveryReports;
import vn.lienket.platform.national.SmsGateway;

/** The SMS gateway of the tests. */
final class TextMessages {

    static final String KEY = "test-key";
    static final String SECRET = "whsec_dGhlLWdhdGV3YXlzLXNlY3JldA==";

    private final SmsGateway gateway;
    private volatile int servicePort;

    TextMessages() {
        try {
            gateway = SmsGateway.start(
                    Files.createTempDirectory("lienket-sms").resolve("messages.jsonl"),
                    KEY,
                    new DeliveryReports(
                            () -> URI.create("http://localhost:" + servicePort + "/v1/sms-reports"), SECRET),
                    0,
                    Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + gateway.port();
    }

    void reportTo(int port) {
        servicePort = port;
    }

    SmsGateway gateway() {
        return gateway;
    }
}
