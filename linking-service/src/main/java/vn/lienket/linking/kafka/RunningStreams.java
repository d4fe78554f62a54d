package vn.lienket.linking.kafka;

import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/** The stream client of this instance, and the address at which other instances ask for what it keeps. */
@Component
class RunningStreams {

    private final String advertisedHost;
    private volatile StreamsBuilderFactoryBean streams;
    private volatile HostInfo self;

    RunningStreams(LinkingSettings settings) {
        this.advertisedHost = settings.advertisedHost();
    }

    void watch(StreamsBuilderFactoryBean started) {
        streams = started;
    }

    Optional<KafkaStreams> client() {
        return Optional.ofNullable(streams).map(StreamsBuilderFactoryBean::getKafkaStreams);
    }

    boolean isSelf(HostInfo instance) {
        return instance.equals(self);
    }

    /** The port is known only now when it was left to the system; the web server starts before the streams do. */
    @EventListener
    void webServerListens(WebServerInitializedEvent event) {
        if (event.getApplicationContext().getServerNamespace() != null || streams == null) {
            return;
        }
        self = new HostInfo(advertisedHost, event.getWebServer().getPort());
        Properties properties = streams.getStreamsConfiguration();
        properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ":" + self.port());
        streams.setStreamsConfiguration(properties);
    }
}
