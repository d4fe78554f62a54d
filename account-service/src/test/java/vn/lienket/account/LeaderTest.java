package vn.lienket.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import vn.lienket.platform.ChildProcess;

/** The instance that leads is another process, which is killed. */
class LeaderTest extends ServiceTest {

    private static final int ACCOUNTS = 1_500;
    private static final String TIMER = "cutoffTimer";

    @Autowired
    Environment environment;

    @Autowired
    ApplicationContext context;

    @Autowired
    ScheduledAnnotationBeanPostProcessor schedule;

    private ChildProcess other;

    @BeforeEach
    void startTheOtherWhichAloneSettlesCutoffs() throws Exception {
        jdbc.update(
                "insert into account (portal, account_id, account_type, state, personal, exempt)"
                        + " select ?, 'l-' || n, 'CITIZEN', 'REGISTERED', ''::bytea, false from generate_series(1, ?) n",
                portal,
                ACCOUNTS);
        schedule.postProcessBeforeDestruction(context.getBean(TIMER), TIMER);
        List<String> command = new ArrayList<>(List.of(
                ChildProcess.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                AccountServiceApplication.class.getName(),
                // Whoever is killed stays in its groups so long.
                "--spring.cloud.stream.kafka.binder.consumer-properties.session.timeout.ms=6000"));
        command.addAll(List.of(TwoInstancesTest.settingsOfAnother(environment)));
        other = ChildProcess.start("leader", command, Path.of("target", "leader.log"));
    }

    @AfterEach
    void goOnAlone() {
        other.kill();
        if (!schedule.requiresDestruction(context.getBean(TIMER))) {
            schedule.postProcessAfterInitialization(context.getBean(TIMER), TIMER);
        }
    }

    @Test
    void isFollowedByAnotherThatGoesOnWhereItWasKilled() {
        setCutoff("CITIZEN", Instant.now().minusSeconds(1));
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5)).until(() -> {
            TOPICS.linkingReadsAll();
            return closed() > 0;
        });
        other.kill();
        // Left held: a killed process gives nothing back.
        assertThat(jdbc.queryForObject("select locked_by from lease where name = 'cutoff'", String.class))
                .endsWith("/" + other.pid());
        assertThat(closed()).isLessThan(ACCOUNTS);

        goOnAlone();
        await().atMost(Duration.ofMinutes(2)).until(() -> closed() == ACCOUNTS);
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        TOPICS.records("cutoff-reached", portal + "/CITIZEN").size() == 1);
        List<String> told = TOPICS.records("account-closed").stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .filter(key -> key.startsWith(portal + "/"))
                .toList();
        assertThat(told).hasSize(ACCOUNTS).doesNotHaveDuplicates();
    }

    private int closed() {
        return jdbc.queryForObject(
                "select count(*) from account where portal = ? and state = 'CLOSED'", Integer.class, portal);
    }
}
