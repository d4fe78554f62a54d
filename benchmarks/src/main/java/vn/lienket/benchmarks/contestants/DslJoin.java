package vn.lienket.benchmarks.contestants;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.VneidLogin;

/**
 * What a user of Kafka Streams would write: a table of accounts joined with a table of logins, Confluent's Avro serde, {@code exactly_once_v2}.
 *
 * <p>Arguments: {@code stock} or {@code tuned} (settings only; the code is the same), and {@code once} or {@code each}. A join of tables says a link again
 * at each re-login and duplicate; {@code once} adds the one step that lets only the first pass.
 */
public final class DslJoin {

    private DslJoin() {}

    public static void main(String[] arguments) {
        Properties settings = arguments[0].equals("tuned") ? StreamsSettings.tuned() : StreamsSettings.stock();
        KafkaStreams streams = new KafkaStreams(topology(settings, arguments[1].equals("once")), settings);
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING) {
                Terms.ready();
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
        streams.start();
    }

    private static Topology topology(Properties settings, boolean once) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(settings)));
        KTable<String, CccdUpdated> accounts = builder.table(Terms.ACCOUNTS, Consumed.with(Serdes.String(), avro()));
        KTable<String, VneidLogin> logins = builder.table(Terms.LOGINS, Consumed.with(Serdes.String(), avro()));
        KStream<String, AccountLinked> links =
                accounts.join(logins, DslJoin::link, Named.as("join")).toStream();
        if (once) {
            links = links.processValues(new FirstOnly(settings));
        }
        links.to(Terms.LINKS, Produced.with(Serdes.String(), avro()));
        return builder.build(settings);
    }

    /** The ids are taken over instead of derived: less work than linking-service has. */
    private static AccountLinked link(CccdUpdated account, VneidLogin login) {
        return AccountLinked.newBuilder()
                .setEventId(account.getEventId())
                .setOccurredAt(
                        account.getOccurredAt().isAfter(login.getOccurredAt())
                                ? account.getOccurredAt()
                                : login.getOccurredAt())
                .setCitizenRef(account.getCitizenRef())
                .setPortal(account.getPortal())
                .setAccountId(account.getAccountId())
                .setVneidSubject(login.getVneidSubject())
                .setSequence(1)
                .setLate(false)
                .setRuleVersion("b")
                .setCccdUpdatedEventId(account.getEventId())
                .setVneidLoginEventId(login.getEventId())
                .build();
    }

    /** The same two classes of Confluent's that its SpecificAvroSerde puts together. */
    @SuppressWarnings("unchecked")
    private static <T extends SpecificRecord> Serde<T> avro() {
        Serde<?> serde = Serdes.serdeFrom(
                (Serializer<Object>) new KafkaAvroSerializer(), (Deserializer<Object>) new KafkaAvroDeserializer());
        serde.configure(Terms.registry(), false);
        return (Serde<T>) serde;
    }
}
