package vn.lienket.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrozenSchemasTest {

    static Stream<ContractTopic> topics() {
        return ContractTopic.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void servicesWriteTheLatestReleasedVersion(ContractTopic topic) {
        List<String> released = ReleasedSchemas.of(topic);
        assertThat(released).isNotEmpty();
        Schema latest = parse(released.get(released.size() - 1));
        assertThat(latest.toString(true)).isEqualTo(ReleaseSchemas.asReleased(topic.fact()));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void noReleasedVersionWasEdited(ContractTopic topic) throws Exception {
        Properties digests = new Properties();
        try (InputStream in = getClass().getResourceAsStream("/released/digests.properties")) {
            digests.load(in);
        }
        List<String> released = ReleasedSchemas.of(topic);
        for (int version = 1; version <= released.size(); version++) {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(released.get(version - 1).getBytes(StandardCharsets.UTF_8));
            assertThat(digests.getProperty(topic.name() + ".v" + version))
                    .as("digest of %s v%d", topic.name(), version)
                    .isEqualTo(HexFormat.of().formatHex(digest));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void everyVersionReadsEveryOther(ContractTopic topic) {
        List<ParsedSchemaHolder> earlier = new ArrayList<>();
        for (String released : ReleasedSchemas.of(topic)) {
            AvroSchema version = new AvroSchema(released);
            assertThat(version.isCompatible(CompatibilityLevel.FULL_TRANSITIVE, earlier))
                    .isEmpty();
            earlier.add(new SimpleParsedSchemaHolder(version));
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void sayWhatEachFieldMeans(ContractTopic topic) {
        assertThat(topic.fact().getDoc()).isNotBlank();
        for (Schema.Field field : topic.fact().getFields()) {
            String doc = field.doc() == null ? field.schema().getDoc() : field.doc();
            assertThat(doc).as(topic.name() + "." + field.name()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("topics")
    void sayWhichFactAndWhen(ContractTopic topic) {
        assertThat(topic.fact().getField("eventId").schema().getType()).isEqualTo(Schema.Type.STRING);
        assertThat(topic.fact().getField("occurredAt").schema().getLogicalType())
                .isEqualTo(LogicalTypes.timestampMillis());
    }

    private static Schema parse(String json) {
        return new Schema.Parser().parse(json);
    }
}
