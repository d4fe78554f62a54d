package vn.lienket.linking.kafka;

import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import vn.lienket.schemas.kafka.DeadLetters;
import vn.lienket.schemas.kafka.FactHeaders;

/** Forwards what goes out, with its headers, inside the transaction of what caused it. */
final class Announcements {

    private final ProcessorContext<byte[], Outgoing> context;
    private final Clock clock;

    Announcements(ProcessorContext<byte[], Outgoing> context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** @param cause has the {@code traceparent} that goes on, and the time */
    void announce(List<Outgoing> outgoing, Record<byte[], byte[]> cause) {
        if (outgoing.isEmpty()) {
            return;
        }
        byte[] traceparent = Optional.ofNullable(cause.headers().lastHeader(FactHeaders.TRACEPARENT))
                .map(header -> header.value())
                .orElseGet(Announcements::newTrace);
        forward(outgoing, traceparent, cause.timestamp());
    }

    /** For what no record caused, but the calendar. */
    void announce(List<Outgoing> outgoing) {
        forward(outgoing, newTrace(), clock.millis());
    }

    void deadLetter(Record<byte[], byte[]> record, String reason) {
        RecordMetadata origin = context.recordMetadata().orElseThrow();
        Headers headers = new RecordHeaders(record.headers().toArray());
        DeadLetters.describe(
                headers,
                reason,
                origin.topic() + "-" + origin.partition() + "@" + origin.offset(),
                "linking-service",
                clock.instant());
        Outgoing letter = new Outgoing(Output.DEAD_LETTERS, record.key(), record.value(), Outgoing.none());
        context.forward(new Record<>(record.key(), letter, record.timestamp(), headers));
    }

    private void forward(List<Outgoing> outgoing, byte[] traceparent, long timestamp) {
        for (Outgoing out : outgoing) {
            Headers headers = new RecordHeaders(out.headers()).add(FactHeaders.TRACEPARENT, traceparent);
            context.forward(new Record<>(out.key(), out, timestamp, headers));
        }
    }

    private static byte[] newTrace() {
        byte[] random = new byte[24];
        ThreadLocalRandom.current().nextBytes(random);
        String hex = HexFormat.of().formatHex(random);
        return Outgoing.key("00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01");
    }
}
