package vn.lienket.benchmarks.contestants;

import java.util.HashMap;
import java.util.Map;

/** What the harness tells a contestant: environment variables. */
final class Terms {

    static final String ACCOUNTS = "cccd-updated";
    static final String LOGINS = "vneid-login";
    static final String LINKS = "account-linked";

    private Terms() {}

    static Map<String, Object> kafka() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", named("KAFKA_BOOTSTRAP_SERVERS"));
        return settings;
    }

    /** Confluent's serde as it ships (schemas register themselves, those of changelogs too), reading into generated classes. */
    static Map<String, Object> registry() {
        return Map.of(
                "schema.registry.url", named("SCHEMA_REGISTRY_URL"),
                "avro.remove.java.properties", true,
                "specific.avro.reader", true);
    }

    static String named(String variable) {
        String value = System.getenv(variable);
        if (value == null) {
            throw new IllegalStateException(variable + " is not set");
        }
        return value;
    }

    static long number(String variable) {
        return Long.parseLong(named(variable));
    }

    /** The harness waits for this line. */
    static void ready() {
        System.out.println("ready");
    }
}
