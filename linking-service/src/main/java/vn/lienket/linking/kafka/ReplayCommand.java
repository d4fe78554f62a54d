package vn.lienket.linking.kafka;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import vn.lienket.linking.LinkingRules;

/** {@code --replay}: is what production announced what the rules say? Exit status 0 when it is, 1 when not, another when that could not be found out. */
public final class ReplayCommand {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayCommand.class);
    private static final int SHOWN = 100;

    private ReplayCommand() {}

    /** Only the settings: no stream, no web server. */
    @EnableConfigurationProperties({KafkaProperties.class, LinkingSettings.class})
    static class Settings {}

    public static int run(String... args) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .run(args)) {
            List<Ledger.Difference> differences = replayLinks(context).differences();
            differences.stream()
                    .limit(SHOWN)
                    .forEach(difference -> LOG.error("{} {}", difference.kind(), difference.eventId()));
            return differences.isEmpty() ? 0 : 1;
        }
    }

    private static ReplayLinks replayLinks(ConfigurableApplicationContext context) {
        LinkingSettings settings = context.getBean(LinkingSettings.class);
        LinkingRules rules = settings.rules();
        return new ReplayLinks(
                rules,
                context.getBean(Environment.class).getRequiredProperty("linking.application-id"),
                settings.topics(),
                context.getBean(KafkaProperties.class));
    }
}
