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

    static {
        // Otherwise Jakarta Mail searches the class path for it several times a mail: a fifth of the senders' CPU time.
        System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    @Bean
    SendNotices sendNotices(DueNotices due, ContactSeal seal, Post post, MailSettings settings, Clock clock) {
        return new SendNotices(due, seal, post, settings.retry().policy(), clock);
    }
}
