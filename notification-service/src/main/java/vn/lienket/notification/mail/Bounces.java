package vn.lienket.notification.mail;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Channel;
import vn.lienket.notification.DeliveryReport;
import vn.lienket.notification.HearBack;

/** Hears of mails that came back. Nothing is ever answered, so that no two servers can talk to each other without end. */
@Component
class Bounces {

    private static final Logger LOG = LoggerFactory.getLogger(Bounces.class);

    private final ReturnAddresses addresses;
    private final HearBack hearBack;
    private final MeterRegistry meters;
    private final Clock clock;

    Bounces(ReturnAddresses addresses, HearBack hearBack, MeterRegistry meters, Clock clock) {
        this.addresses = addresses;
        this.hearBack = hearBack;
        this.meters = meters;
        this.clock = clock;
    }

    /** @return false when it is no report about a mail of ours: somebody's answer, or forged */
    boolean hear(Message mail) throws MessagingException, IOException {
        Optional<DeliveryStatus> status = DeliveryStatus.in(mail);
        Optional<UUID> eventId = eventId(mail);
        if (status.isEmpty() || eventId.isEmpty()) {
            count("ignored");
            return false;
        }
        hear(eventId.get(), status.get());
        return true;
    }

    private void hear(UUID eventId, DeliveryStatus status) {
        if (!status.isFinal()) {
            count("noted");
            LOG.info("mail of {} is under way still: {}", eventId, status.code());
            return;
        }
        boolean known = hearBack.hear(new DeliveryReport(eventId, Channel.EMAIL, status.code(), clock.instant()));
        count(known ? "failed" : "settled before");
        LOG.info("mail of {} came back: {}", eventId, status.code());
    }

    /** By whom the report is for: a report goes to the envelope's sender, which is the notice's own return address. */
    private Optional<UUID> eventId(Message mail) throws MessagingException {
        Address[] to = mail.getAllRecipients();
        return Stream.concat(
                        to == null ? Stream.empty() : Arrays.stream(to).map(Address::toString),
                        Stream.of(headers(mail, "Delivered-To"), headers(mail, "X-Original-To"))
                                .flatMap(Arrays::stream))
                .map(addresses::eventId)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String[] headers(Message mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null ? new String[0] : values;
    }

    private void count(String what) {
        meters.counter("lienket.bounces", "outcome", what).increment();
    }
}
