package vn.lienket.notification.sms;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import vn.lienket.notification.Channel;
import vn.lienket.notification.Contact;
import vn.lienket.notification.Delivery;
import vn.lienket.notification.Language;
import vn.lienket.notification.Letters;
import vn.lienket.notification.Notice;
import vn.lienket.notification.Post;

/** Text messages. The gateway sends one for each key, and the key is the fact's: however often it is asked, and whoever dies in between. */
@Component
class SmsPost implements Post {

    private final Letters letters;
    private final SmsGatewayApi gateway;
    private final SmsSettings settings;
    private final MeterRegistry meters;

    SmsPost(Letters letters, SmsGatewayApi gateway, SmsSettings settings, MeterRegistry meters) {
        this.letters = letters;
        this.gateway = gateway;
        this.settings = settings;
        this.meters = meters;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Effort effort() {
        return settings.effort();
    }

    @Override
    public Delivery deliver(Notice notice, Contact contact, Language language) {
        if (contact.phone().isEmpty()) {
            return new Delivery.NoAddress();
        }
        if (!settings.hasGateway()) {
            return new Delivery.Refused("NO_SMS_GATEWAY");
        }
        try {
            Recipient to = Recipient.of(contact.phone().get());
            return send(notice, to, ShortText.of(letters.brief(notice, language), settings.mostSegments()));
        } catch (Recipient.Unreachable e) {
            return new Delivery.Refused(e.code());
        }
    }

    private Delivery send(Notice notice, Recipient to, ShortText text) {
        try {
            MessageReceipt receipt = gateway.send(
                    notice.eventId().toString(), new MessageRequest(to.number(), settings.sender(), text.text()));
            if (receipt == null || !receipt.isOne()) {
                count("garbage");
                throw new Outage("GARBAGE", null);
            }
            count("accepted");
            meters.counter("lienket.sms.segments").increment(text.segments().count());
            return new Delivery.Accepted();
        } catch (RestClientException e) {
            GatewayFailure failure = GatewayFailure.of(e);
            count(failure.code());
            return failure.delivery();
        }
    }

    private void count(String answer) {
        meters.counter("lienket.sms", "answer", answer).increment();
    }
}
