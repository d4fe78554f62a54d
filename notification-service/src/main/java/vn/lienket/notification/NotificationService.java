package vn.lienket.notification;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationService {

    public static void main(String[] args) {
        SpringApplication.run(NotificationService.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Bell noticeBell() {
        return new Bell();
    }

    @Bean
    Bell webhookBell() {
        return new Bell();
    }

    @Bean
    TellCitizen tellCitizen(Notices notices, Bell noticeBell) {
        return new TellCitizen(notices, noticeBell);
    }

    @Bean
    KeepContact keepContact(Contacts contacts, Bell noticeBell) {
        return new KeepContact(contacts, noticeBell);
    }

    @Bean
    HearBack hearBack(SentNotices sent, Bell noticeBell) {
        return new HearBack(sent, noticeBell);
    }

    @Bean
    TellDownstream tellDownstream(Announcements announcements, Bell webhookBell) {
        return new TellDownstream(announcements, webhookBell);
    }

    @Bean
    ManageSubscriptions manageSubscriptions(Subscriptions subscriptions, Bell webhookBell, Clock clock) {
        return new ManageSubscriptions(subscriptions, webhookBell, clock);
    }

    @Bean
    ReplayCalls replayCalls(Ledger ledger, Bell webhookBell) {
        return new ReplayCalls(ledger, webhookBell);
    }
}
