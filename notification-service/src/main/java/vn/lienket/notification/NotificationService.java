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
    Bell bell() {
        return new Bell();
    }

    @Bean
    TellCitizen tellCitizen(Notices notices, Bell bell) {
        return new TellCitizen(notices, bell);
    }

    @Bean
    KeepContact keepContact(Contacts contacts, Bell bell) {
        return new KeepContact(contacts, bell);
    }
}
