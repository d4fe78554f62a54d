package vn.lienket.notification.schedule;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import vn.lienket.notification.Bell;
import vn.lienket.notification.CampaignPlan;
import vn.lienket.notification.Campaigns;
import vn.lienket.notification.FollowCalendar;
import vn.lienket.notification.QuietHours;

/** Moves the campaigns on, a step at a time: the pause between steps is the throttle. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class CampaignClock {

    private static final Logger LOG = LoggerFactory.getLogger(CampaignClock.class);

    private final Campaigns campaigns;
    private final CampaignSettings settings;
    private final QuietHours quiet;
    private final Bell noticeBell;
    private final Clock clock;

    CampaignClock(Campaigns campaigns, CampaignSettings settings, QuietHours quiet, Bell noticeBell, Clock clock) {
        this.campaigns = campaigns;
        this.settings = settings;
        this.quiet = quiet;
        this.noticeBell = noticeBell;
        this.clock = clock;
    }

    @Bean
    static QuietHours quietHours(QuietHoursSettings settings) {
        return settings.hours();
    }

    @Bean
    static FollowCalendar followCalendarOfCutoffs(Campaigns campaigns, CampaignSettings settings, Clock clock) {
        return new FollowCalendar(campaigns, new CampaignPlan(settings.days(), settings.ofGroups(), clock));
    }

    @Scheduled(fixedDelayString = "${lienket.campaigns.step}")
    void step() {
        try {
            if (campaigns.step(settings.batch(), settings.atOnce(), quiet.endAfter(clock.instant()))) {
                noticeBell.ring();
            }
        } catch (RuntimeException e) {
            LOG.warn("campaigns rest: {}", e.getClass().getSimpleName());
        }
    }
}
