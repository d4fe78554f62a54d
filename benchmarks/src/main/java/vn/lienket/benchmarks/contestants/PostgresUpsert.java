package vn.lienket.benchmarks.contestants;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * What a Spring team would write that keeps its state in a database: batch listeners, one upsert a batch, links through an outbox. Its PostgreSQL is its
 * child and counts as part of it.
 *
 * <p>The relay sends before it commits that it did, so a crash may send twice: this contestant promises at least once, the others exactly once.
 */
@SpringBootApplication
@EnableScheduling
public class PostgresUpsert {

    public static void main(String[] arguments) throws IOException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(Path.of(Terms.named("LINKING_STATE_DIR"), "postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("checkpoint_timeout", "30min")
                .setServerConfig("wal_compression", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        SpringApplication application = new SpringApplication(PostgresUpsert.class);
        application.setDefaultProperties(settings(postgres.getJdbcUrl("postgres", "postgres")));
        application.run(arguments);
    }

    private static Map<String, Object> settings(String database) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.config.location", "optional:classpath:/none/");
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.main.web-application-type", "none");
        settings.put("spring.datasource.url", database);
        settings.put("spring.datasource.hikari.maximum-pool-size", 6);
        settings.put("spring.kafka.bootstrap-servers", Terms.named("KAFKA_BOOTSTRAP_SERVERS"));
        settings.put("spring.kafka.listener.type", "batch");
        String avro = "io.confluent.kafka.serializers.KafkaAvro";
        settings.put("spring.kafka.consumer.value-deserializer", avro + "Deserializer");
        settings.put("spring.kafka.consumer.group-id", "postgres-upsert");
        settings.put("spring.kafka.consumer.auto-offset-reset", "earliest");
        settings.put("spring.kafka.consumer.isolation-level", "read-committed");
        settings.put("spring.kafka.consumer.max-poll-records", 5000);
        settings.put("spring.kafka.consumer.properties.max.partition.fetch.bytes", 4 << 20);
        settings.put("spring.kafka.producer.value-serializer", avro + "Serializer");
        settings.put("spring.kafka.producer.batch-size", "256KB");
        settings.put("spring.kafka.producer.properties.linger.ms", 5);
        Terms.registry().forEach((name, value) -> settings.put("spring.kafka.properties." + name, value));
        return settings;
    }
}
