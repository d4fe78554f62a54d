package vn.lienket.registry.http;

import java.time.Clock;
import java.time.ZonedDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienket.registry.Admission;
import vn.lienket.registry.DayBudget;
import vn.lienket.registry.Intake;

/** Lets nothing in at times when it is known beforehand that the database will not answer: no time-outs, no probes, no breaker. */
@Component
@EnableScheduling
class QuietTimes {

    private static final Logger LOG = LoggerFactory.getLogger(QuietTimes.class);

    private final Intake intake;
    private final RegistrySettings settings;
    private final Clock clock;
    private final DayBudget today;
    private volatile boolean maintenance;
    private volatile boolean spent;

    QuietTimes(Intake intake, RegistrySettings settings, Clock clock, DayBudget today) {
        this.intake = intake;
        this.settings = settings;
        this.clock = clock;
        this.today = today;
    }

    boolean isMaintenance() {
        return maintenance;
    }

    boolean isDaySpent() {
        return spent;
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        ZonedDateTime there = clock.instant().atZone(settings.zone());
        boolean covered = settings.maintenance().stream().anyMatch(window -> window.covers(there));
        if (covered != maintenance) {
            maintenance = covered;
            tell(Intake.Concern.MAINTENANCE, covered);
        }
        if (today.isLeft() == spent) {
            spent = !spent;
            tell(Intake.Concern.QUOTA_OF_THE_DAY, spent);
        }
    }

    private void tell(Intake.Concern concern, boolean begins) {
        LOG.info("population database: {} {}", concern, begins ? "begins" : "ends");
        intake.admit(concern, begins ? Admission.NONE : Admission.ALL);
    }
}
