package vn.lienket.notification.mail;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienket.notification.ContactSeal;
import vn.lienket.notification.DueNotices;
import vn.lienket.notification.Post;
import vn.lienket.notification.SendNotices;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    SendNotices sendNotices(DueNotices due, ContactSeal seal, Post post, MailSettings settings, Clock clock) {
        return new SendNotices(due, seal, post, settings.retry().policy(), clock);
    }
}
