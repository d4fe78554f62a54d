package vn.lienket.platform;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What each service is told by its environment; a service gets the secrets it needs and no other. */
final class Environments {

    private final PortPlan ports;
    private final Secrets secrets;
    private final PostgresServer postgres;
    private final Path linkingState;

    Environments(PortPlan ports, Secrets secrets, PostgresServer postgres, Path linkingState) {
        this.ports = ports;
        this.secrets = secrets;
        this.postgres = postgres;
        this.linkingState = linkingState;
    }

    Map<String, String> of(Part service) {
        Map<String, String> environment = common(service);
        switch (service) {
            case ACCOUNT_SERVICE -> {
                addDatabase("account", environment);
                environment.put("LIENKET_CITIZENREFKEY", secrets.citizenRefKeySetting());
                environment.put("LIENKET_CLAIMKEYSET", secrets.claimKeyset());
                environment.put("LIENKET_CONTACTKEYSET", secrets.contactKeyset());
                environment.put("LIENKET_STORAGEKEYSET", secrets.storageKeyset());
                environment.put("LIENKET_RECEIPTKEYSET", secrets.receiptKeyset());
                // One person plays all of ops here, and cuts off seconds ahead.
                environment.put("ACCOUNT_CUTOFF_APPROVAL_WITHIN", "0s");
                // Whoever tries an erasure does not wait for half an hour.
                environment.put("ACCOUNT_ERASURE_CHECKEVERY", "3s");
            }
            case CITIZEN_REGISTRY_ADAPTER -> {
                environment.put("LIENKET_CITIZENREFKEY", secrets.citizenRefKeySetting());
                environment.put("LIENKET_CLAIMKEYSET", secrets.claimKeyset());
                environment.put(
                        "POPULATION_DATABASE_URL",
                        ports.url(Part.POPULATION_DATABASE).toString());
                environment.put("POPULATION_DATABASE_API_KEY", secrets.populationDatabaseApiKey());
                environment.put("POPULATION_DATABASE_NOTICE_KEY", secrets.populationDatabaseApiKey());
                environment.put("OPERATOR_KEY", secrets.operatorKey());
            }
            case LINKING_SERVICE -> environment.put("LINKING_STATE_DIR", linkingState.toString());
            case NOTIFICATION_SERVICE -> {
                addDatabase("notification", environment);
                environment.put("LIENKET_CONTACTKEYSET", secrets.contactKeyset());
                environment.put("LIENKET_STORAGEKEYSET", secrets.notificationStorageKeyset());
                // By night, too, the scenario's letters go out at once.
                environment.put("QUIET_HOURS_FROM", "00:00");
                environment.put("QUIET_HOURS_TO", "00:00");
                // Whoever tries webhooks here has the other side on this machine.
                environment.put("WEBHOOKS_PLAIN_HTTP", "true");
                environment.put("WEBHOOKS_REACHABLE", "127.0.0.0/8");
                environment.put("SMTP_HOST", "localhost");
                environment.put("SMTP_PORT", Integer.toString(ports.of(Part.SMTP)));
                environment.put("SMS_GATEWAY_URL", ports.url(Part.SMS_GATEWAY).toString());
                environment.put("SMS_GATEWAY_API_KEY", secrets.smsGatewayApiKey());
                environment.put("SMS_GATEWAY_REPORT_SECRET", secrets.smsGatewayReportSecret());
            }
            default -> throw new IllegalArgumentException(service + " is no service");
        }
        return environment;
    }

    private Map<String, String> common(Part service) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SERVER_PORT", Integer.toString(ports.of(service)));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", ports.bootstrapServers());
        environment.put("SCHEMA_REGISTRY_URL", ports.registryUrl());
        environment.put("TOKEN_ISSUER", ports.url(Part.TOKEN_ISSUER).toString());
        environment.put(
                "TOKEN_KEYS", ports.url(Part.TOKEN_ISSUER).resolve("/jwks").toString());
        return environment;
    }

    private void addDatabase(String name, Map<String, String> environment) {
        environment.put("DATABASE_URL", postgres.address(name));
        environment.put("DATABASE_USERNAME", PostgresServer.USER);
        environment.put("DATABASE_PASSWORD", "");
    }
}
