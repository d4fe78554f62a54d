package vn.lienket.linking.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.linking.AssuranceLevel;
import vn.lienket.linking.Calendar;
import vn.lienket.linking.ClockBounds;
import vn.lienket.linking.Cutoff;
import vn.lienket.linking.LinkingRules;
import vn.lienket.linking.kafka.logbook.ChangelogOffsets;

/** The topology as it ships, between topics in memory, with real bytes. */
final class TopologyUnderTest implements AutoCloseable {

    static final String HANDOVERS = "linking-service-handovers";
    private static final List<String> OUTPUTS =
            List.of("account-linked", "account-unlinked", "link-refused", "linked-accounts", HANDOVERS, "link-preview");

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    static final Function<String, KeyValueBytesStoreSupplier> LOGBOOK =
            store -> CitizensKept.LOGBOOK.in(store, new ChangelogOffsets());

    final TestContract contract = new TestContract();
    private final Mode mode;
    private final Function<String, KeyValueBytesStoreSupplier> citizensKept;
    private TopologyTestDriver driver;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
    private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
    private final Map<String, List<TestRecord<byte[], byte[]>>> writtenBeforeRestart = new HashMap<>();
    private Calendar calendar = Calendar.EMPTY;
    private Instant appendTime = TestFacts.NOON;

    TopologyUnderTest() throws Exception {
        this(Mode.PRODUCTION, LOGBOOK);
    }

    TopologyUnderTest(Mode mode, Function<String, KeyValueBytesStoreSupplier> citizensKept) throws Exception {
        this.mode = mode;
        this.citizensKept = citizensKept;
        driver = start();
    }

    private TopologyTestDriver start() {
        StreamsBuilder builder = new StreamsBuilder();
        Workbench workbench = new Workbench(
                new LinkingRules(AssuranceLevel.LEVEL_2, ClockBounds.DEFAULT),
                mode,
                calendars(),
                contract.settings,
                new Patience(Duration.ofMillis(20), Duration.ofMillis(10)),
                Duration.ofMillis(500),
                Meters.in(meters, Clock.systemUTC()),
                new HomePartition(1),
                new Fetched(),
                Clock.systemUTC());
        KStream<byte[], byte[]>[] results = new LinkingTopology(workbench, "cutoff-scheduled", citizensKept)
                .linkAccounts(new LinkingTopology.Inputs(
                        builder.stream("cccd-updated"),
                        builder.stream("vneid-login"),
                        builder.stream("link-command"),
                        builder.stream(HANDOVERS),
                        builder.stream("cutoff-scheduled")));
        for (int i = 0; i < results.length; i++) {
            results[i].to(OUTPUTS.get(i));
        }
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "linking-service");
        settings.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        settings.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        // Of its own: one that a killed run left behind would be taken for that of a crash.
        settings.put(StreamsConfig.STATE_DIR_CONFIG, "target/test-state/" + System.nanoTime());
        return new TopologyTestDriver(builder.build(), settings, TestFacts.NOON);
    }

    /** As another instance takes over: of all that was in memory only what the store holds is left. */
    void restart() {
        OUTPUTS.forEach(topic -> writtenBeforeRestart
                .computeIfAbsent(topic, first -> new ArrayList<>())
                .addAll(output(topic).readRecordsToList()));
        List<KeyValue<Bytes, byte[]>> kept = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> all = citizens().all()) {
            all.forEachRemaining(kept::add);
        }
        driver.close();
        inputs.clear();
        outputs.clear();
        driver = start();
        kept.forEach(entry -> citizens().put(entry.key, entry.value));
    }

    private KeyValueStore<Bytes, byte[]> citizens() {
        return driver.getKeyValueStore(Citizens.STORE);
    }

    TopologyUnderTest appendedAt(Instant time) {
        appendTime = time;
        return this;
    }

    TopologyUnderTest tell(String topic, String key, SpecificRecord fact) {
        return pipe(topic, key.getBytes(UTF_8), contract.write(topic, fact), new RecordHeaders());
    }

    TopologyUnderTest pipe(String topic, byte[] key, byte[] value, Headers headers) {
        inputs.computeIfAbsent(
                        topic,
                        name -> driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
                .pipeInput(new TestRecord<>(key, value, headers, appendTime));
        return this;
    }

    TopologyUnderTest cutoff(CutoffScheduled fact) {
        calendar = calendar.with(
                new Calendar.Entry(fact.getPortal(), ReadFacts.accountType(fact.getAccountType())),
                new Cutoff(
                        fact.getCalendarVersion(),
                        Optional.ofNullable(fact.getCutoffAt()),
                        Optional.ofNullable(fact.getGraceUntil()),
                        fact.getExempt()));
        return this;
    }

    TopologyUnderTest timePasses(Duration duration) {
        driver.advanceWallClockTime(duration);
        return this;
    }

    List<TestRecord<byte[], byte[]>> records(String topic) {
        List<TestRecord<byte[], byte[]>> records = new ArrayList<>();
        Optional.ofNullable(writtenBeforeRestart.remove(topic)).ifPresent(records::addAll);
        records.addAll(output(topic).readRecordsToList());
        return records;
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return outputs.computeIfAbsent(
                topic,
                name -> driver.createOutputTopic(name, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    <T> List<T> facts(String topic, Class<T> type) {
        return records(topic).stream()
                .map(record -> type.cast(contract.read(topic, record.value())))
                .toList();
    }

    byte[] stored(String citizenRef) {
        return citizens().get(Bytes.wrap(citizenRef.getBytes(UTF_8)));
    }

    private Calendars calendars() {
        return new Calendars() {
            @Override
            public Calendar current() {
                return calendar;
            }

            @Override
            public Calendar latest() {
                return calendar;
            }
        };
    }

    @Override
    public void close() {
        driver.close();
        contract.close();
    }
}
