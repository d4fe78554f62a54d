package vn.lienket.platform;

import java.util.List;
import java.util.stream.Stream;

/** Everything that listens, with the port that it has on a newcomer's machine. */
public enum Part {
    KAFKA("Kafka broker", 9092),
    KAFKA_CONTROLLER("Kafka controller", 9093),
    SCHEMA_REGISTRY("schema registry", 8100),
    POSTGRES("PostgreSQL", 5442),
    SMTP("mail server", 3025),
    MAILBOX("mailbox", 8110),
    POPULATION_DATABASE("population-database stand-in", 8111),
    VNEID("VNeID stand-in", 8112),
    TOKEN_ISSUER("token issuer", 8113),
    SMS_GATEWAY("SMS-gateway stand-in", 8114),
    ACCOUNT_SERVICE("account-service", 8101),
    CITIZEN_REGISTRY_ADAPTER("citizen-registry-adapter", 8102),
    LINKING_SERVICE("linking-service", 8103),
    NOTIFICATION_SERVICE("notification-service", 8104);

    private static final List<Part> SERVICES =
            List.of(ACCOUNT_SERVICE, CITIZEN_REGISTRY_ADAPTER, LINKING_SERVICE, NOTIFICATION_SERVICE);

    private final String title;
    private final int usualPort;

    Part(String title, int usualPort) {
        this.title = title;
        this.usualPort = usualPort;
    }

    /** For people; of a service also its module, its jar and its log file. */
    public String title() {
        return title;
    }

    public int usualPort() {
        return usualPort;
    }

    public static Stream<Part> all() {
        return Stream.of(values());
    }

    /** Those that this project writes; each runs as a process of its own and can be killed and restarted. */
    public static List<Part> services() {
        return SERVICES;
    }
}
