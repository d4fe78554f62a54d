package vn.lienket.notification.sending;

import java.time.Duration;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Channel;
import vn.lienket.notification.Contact;
import vn.lienket.notification.Delivery;
import vn.lienket.notification.Language;
import vn.lienket.notification.Notice;
import vn.lienket.notification.Post;
import vn.lienket.notification.RetryPolicy;

/** For those who want to be told on the portal's pages alone: the notice is there already. */
@Component
class InboxPost implements Post {

    private static final Duration POLL = Duration.ofSeconds(5);

    @Override
    public Channel channel() {
        return Channel.INBOX;
    }

    @Override
    public Effort effort() {
        return new Effort(1, POLL, POLL, new RetryPolicy(POLL, POLL, 1));
    }

    @Override
    public Delivery deliver(Notice notice, Contact contact, Language language) {
        return new Delivery.Accepted();
    }
}
