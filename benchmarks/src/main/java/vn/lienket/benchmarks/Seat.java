package vn.lienket.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.lienket.platform.Ports;

/** What a contestant is given, as environment variables: the same names for all, those of linking-service. */
record Seat(String bootstrapServers, String registryUrl, Path stateFolder, Path log, int port, Terms terms) {

    /**
     * @param commitInterval of the bounds; the joins commit as they ship
     * @param facts how many there will be; only the bounds are told, because they must know when they are done
     */
    record Terms(Duration commitInterval, long facts) {}

    Seat(String bootstrapServers, String registryUrl, Path stateFolder, Path log, Terms terms) {
        this(bootstrapServers, registryUrl, stateFolder, log, Ports.free(), terms);
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
        environment.put("SCHEMA_REGISTRY_URL", registryUrl);
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("LINKING_STATE_DIR", stateFolder.toString());
        environment.put("INSTANCE_ID", "1");
        environment.put(
                "BENCHMARK_COMMIT_MILLIS", String.valueOf(terms.commitInterval().toMillis()));
        environment.put("BENCHMARK_FACTS", String.valueOf(terms.facts()));
        return environment;
    }
}
