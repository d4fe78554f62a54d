package vn.lienket.benchmarks.workload;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.List;
import vn.lienket.schemas.ContractTopic;
import vn.lienket.schemas.ReleasedSchemas;

/** What the registry calls the contract's schemas. */
public record SchemaIds(int cccdUpdated, int vneidLogin, int accountLinked) {

    public static SchemaIds from(String registryUrl) throws IOException, RestClientException {
        try (SchemaRegistryClient registry = new CachedSchemaRegistryClient(registryUrl, 10)) {
            return from(registry);
        }
    }

    static SchemaIds from(SchemaRegistryClient registry) throws IOException, RestClientException {
        return new SchemaIds(
                id(registry, AccountFact.TOPIC), id(registry, LoginFact.TOPIC), id(registry, Oracle.TOPIC));
    }

    private static int id(SchemaRegistryClient registry, String topic) throws IOException, RestClientException {
        return registry.getId(topic + "-value", newest(topic));
    }

    /** As released: what the contract's writers look up. */
    static AvroSchema newest(String topic) {
        List<String> versions = ContractTopic.all().stream()
                .filter(known -> known.name().equals(topic))
                .map(ReleasedSchemas::of)
                .findFirst()
                .orElseThrow();
        return new AvroSchema(versions.get(versions.size() - 1));
    }
}
