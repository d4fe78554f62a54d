package vn.lienket.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;

class SendsThroughOutagesTest extends RunningService {

    @Autowired
    MeterRegistry meters;

    @Test
    void sendsEverythingOnceWhenTheMailServerIsBack() {
        List<Citizen> citizens = citizens(20);
        double failedBefore = mails(meters, "no answer");
        MAILBOX.stop();
        try {
            citizens.forEach(this::linked);
            citizens.forEach(citizen -> awaitStates(citizen.account(), NoticeState.PENDING));
            await().until(() -> mails(meters, "no answer") > failedBefore + 2);
        } finally {
            MAILBOX.start();
        }
        citizens.forEach(citizen -> awaitStates(citizen.account(), NoticeState.SENT));
        assertThat(citizens).allSatisfy(citizen -> {
            assertThat(MAILBOX.to(citizen.email())).hasSize(1);
            // An outage is not the notice's fault.
            assertThat(notices.of(citizen.account()))
                    .extracting(NoticeEntry::attempts)
                    .containsExactly(1);
        });
    }

    @Test
    void sharesTheWorkWithASecondInstanceWithoutDoubling() {
        List<Citizen> citizens = citizens(150);
        double sentBefore = mails(meters, "accepted");
        String[] settings = Stream.concat(
                        Stream.of("--server.port=0", "--spring.cloud.function.definition=tellLinked"),
                        settings().entrySet().stream().map(e -> "--" + e.getKey() + "=" + e.getValue()))
                .toArray(String[]::new);
        try (var second = new SpringApplicationBuilder(NotificationService.class).run(settings)) {
            citizens.forEach(this::linked);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> citizens.stream().allMatch(citizen -> notices.of(citizen.account()).stream()
                            .anyMatch(entry -> entry.state() == NoticeState.SENT)));
            assertThat(mails(second.getBean(MeterRegistry.class), "accepted")).isPositive();
        }
        assertThat(mails(meters, "accepted")).isGreaterThan(sentBefore);
        assertThat(citizens)
                .allSatisfy(citizen -> assertThat(MAILBOX.to(citizen.email())).hasSize(1));
    }

    private void linked(Citizen citizen) {
        PUBLISHER.contact(citizen.account(), citizen.email(), null);
        PUBLISHER.publish("account-linked", citizen.ref(), citizen.linked());
    }

    private static double mails(MeterRegistry meters, String answer) {
        return meters.counter("lienket.mails", "answer", answer).count();
    }

    private static List<Citizen> citizens(int count) {
        return IntStream.range(0, count).mapToObj(n -> Citizen.at("dvcqg")).toList();
    }
}
