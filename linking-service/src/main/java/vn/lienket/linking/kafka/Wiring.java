package vn.lienket.linking.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;
import vn.lienket.linking.LinkingRules;
import vn.lienket.linking.kafka.logbook.ChangelogOffsets;

/** Joins the topology to the binder. */
@Configuration(proxyBeanMethods = false)
class Wiring {

    private static final Duration TRY_AGAIN_AFTER = Duration.ofMillis(250);

    /** Inputs in the order of {@link LinkingTopology.Inputs}. */
    @Bean
    Function<
                    KStream<byte[], byte[]>,
                    Function<
                            KStream<byte[], byte[]>,
                            Function<
                                    KStream<byte[], byte[]>,
                                    Function<
                                            KStream<byte[], byte[]>,
                                            Function<KStream<byte[], byte[]>, KStream<byte[], byte[]>[]>>>>>
            linkAccounts(LinkingTopology topology) {
        return cccdUpdated -> vneidLogin -> linkCommand -> handovers -> cutoffScheduled -> topology.linkAccounts(
                new LinkingTopology.Inputs(cccdUpdated, vneidLogin, linkCommand, handovers, cutoffScheduled));
    }

    @Bean
    LinkingTopology topology(
            LinkingSettings settings,
            LinkingRules rules,
            CalendarTopic calendar,
            Meters meters,
            ChangelogOffsets changelogOffsets,
            Fetched fetched,
            KeepHandovers keptHandovers,
            KafkaProperties kafka) {
        Patience patience = new Patience(settings.patience(), TRY_AGAIN_AFTER);
        Workbench workbench = new Workbench(
                rules,
                settings.mode(),
                calendar,
                registry(kafka),
                patience,
                settings.examineEvery(),
                meters,
                new HomePartition(keptHandovers::partitions),
                fetched,
                Clock.systemUTC());
        return new LinkingTopology(workbench, settings.topics().cutoffScheduled(), store -> settings.citizensKept()
                .in(store, changelogOffsets));
    }

    @Bean
    Fetched fetched() {
        return new Fetched();
    }

    @Bean
    ChangelogOffsets changelogOffsets() {
        return new ChangelogOffsets();
    }

    @Bean
    KeepHandovers keptHandovers(LinkingSettings settings, KafkaProperties kafka) {
        return new KeepHandovers(
                new HandoverTopic(
                        settings.topics().handovers(), settings.topics().vneidLogin()),
                kafka);
    }

    @Bean
    Meters meters(MeterRegistry registry) {
        return Meters.in(registry, Clock.systemUTC());
    }

    @Bean
    LinkingRules rules(LinkingSettings settings) {
        return settings.rules();
    }

    @Bean
    CalendarTopic calendar(LinkingSettings settings, KafkaProperties kafka) {
        Map<String, Object> consumer = new HashMap<>(kafka.buildConsumerProperties());
        consumer.put("enable.auto.commit", false);
        consumer.put("isolation.level", "read_committed");
        String topic = settings.topics().cutoffScheduled();
        return new CalendarTopic(
                new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic,
                new ReadCutoffs(topic, registry(kafka)),
                settings.patience());
    }

    /** Primary, because the binder takes none when there are several, and Boot's metrics bring one too. */
    @Bean
    @Primary
    StreamsBuilderFactoryBeanConfigurer streamsConfigurer(
            LinkingSettings settings,
            CalendarTopic calendar,
            Meters meters,
            MeterRegistry registry,
            RunningStreams running,
            ChangelogOffsets changelogOffsets,
            Fetched fetched,
            ApplicationEventPublisher events) {
        return streams -> {
            Properties properties = streams.getStreamsConfiguration();
            properties.put(
                    StreamsConfig.producerPrefix("interceptor.classes"), ChangelogOffsets.Listener.class.getName());
            properties.put(StreamsConfig.producerPrefix(ChangelogOffsets.Listener.OFFSETS), changelogOffsets);
            settings.instanceId()
                    .filter(id -> !id.isBlank())
                    .ifPresent(id -> properties.put(StreamsConfig.mainConsumerPrefix("group.instance.id"), id));
            streams.setStreamsConfiguration(properties);
            // The binder sets a handler of its own on the factory, which stops the client at the first failure; this
            // comes after it.
            ReplaceThread replaceThread =
                    new ReplaceThread(() -> AvailabilityChangeEvent.publish(events, this, LivenessState.BROKEN));
            streams.setKafkaStreamsCustomizer(client -> client.setUncaughtExceptionHandler(replaceThread));
            streams.setClientSupplier(new NotingClients(meters.decisions(), calendar, fetched));
            streams.setStateRestoreListener(new RestoreMeters(registry));
            running.watch(streams);
        };
    }

    private static Map<String, Object> registry(KafkaProperties kafka) {
        return new HashMap<>(kafka.getProperties());
    }
}
