package vn.lienket.schemas;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The deploy step that comes before any service: creates the missing topics and registers every released schema version under FULL_TRANSITIVE
 * compatibility. Doing it again changes nothing; services themselves never register.
 */
public final class PublishContract {

    private static final String TEN_YEARS_MS =
            Long.toString(Duration.ofDays(3_653).toMillis());

    private static final String CONTACTS = "account-contact-changed";

    private PublishContract() {}

    /** Environment: {@code KAFKA_BOOTSTRAP_SERVERS}, {@code SCHEMA_REGISTRY_URL}, {@code TOPIC_PARTITIONS} (4), {@code TOPIC_REPLICATION} (1). */
    public static void main(String[] args) throws Exception {
        Map<String, String> env = System.getenv();
        run(
                env.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "localhost:9092"),
                env.getOrDefault("SCHEMA_REGISTRY_URL", "http://localhost:8081"),
                Integer.parseInt(env.getOrDefault("TOPIC_PARTITIONS", "4")),
                Short.parseShort(env.getOrDefault("TOPIC_REPLICATION", "1")));
    }

    public static void run(String bootstrapServers, String registryUrl, int partitions, short replication)
            throws IOException, RestClientException, ExecutionException, InterruptedException {
        createTopics(bootstrapServers, partitions, replication);
        try (SchemaRegistryClient registry = new CachedSchemaRegistryClient(registryUrl, 100)) {
            for (ContractTopic topic : ContractTopic.all()) {
                register(registry, topic);
            }
        }
    }

    private static void createTopics(String bootstrapServers, int partitions, short replication)
            throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Set<String> existing = admin.listTopics().names().get();
            letContactsBeForgotten(admin, existing);
            List<NewTopic> missing = new ArrayList<>();
            ContractTopic.all().stream()
                    .flatMap(topic -> Stream.of(
                            new NewTopic(topic.name(), partitions, replication).configs(configs(topic)),
                            new NewTopic(topic.deadLetters(), partitions, replication)
                                    .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"))))
                    .filter(topic -> !existing.contains(topic.name()))
                    .forEach(missing::add);
            admin.createTopics(missing).all().get();
        }
    }

    /** Nothing expires: state must be re-derivable from the topics' start. */
    private static Map<String, String> configs(ContractTopic topic) {
        Map<String, String> configs = new HashMap<>();
        configs.put(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                topic.compacted() ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE);
        configs.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, topic.append() ? "LogAppendTime" : "CreateTime");
        if (topic.name().equals("cutoff-scheduled")) {
            // Few records; and a link can only be explained with the calendar that was in force, however often it
            // changed since.
            configs.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, TEN_YEARS_MS);
        }
        configs.putAll(ofContacts(topic.name()));
        return configs;
    }

    /** A contact that was erased by a tombstone is gone within a day; a reader that was away sees the tombstone for a month. */
    private static Map<String, String> ofContacts(String topic) {
        return topic.equals(CONTACTS)
                ? Map.of(
                        TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(Duration.ofDays(1).toMillis()),
                        TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofDays(30).toMillis()))
                : Map.of();
    }

    /** Also where the topic was created before this was settled. */
    private static void letContactsBeForgotten(Admin admin, Set<String> existing)
            throws ExecutionException, InterruptedException {
        if (existing.contains(CONTACTS)) {
            List<AlterConfigOp> settings = ofContacts(CONTACTS).entrySet().stream()
                    .map(config -> new AlterConfigOp(
                            new ConfigEntry(config.getKey(), config.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, CONTACTS), settings))
                    .all()
                    .get();
        }
    }

    private static void register(SchemaRegistryClient registry, ContractTopic topic)
            throws IOException, RestClientException {
        registry.updateCompatibility(topic.subject(), "FULL_TRANSITIVE");
        for (String released : ReleasedSchemas.of(topic)) {
            registry.register(topic.subject(), new AvroSchema(released));
        }
    }
}
