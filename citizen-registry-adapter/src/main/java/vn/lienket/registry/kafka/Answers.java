package vn.lienket.registry.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.support.MessageBuilder;
import vn.lienket.schemas.kafka.FactHeaders;

/** Puts answers on the broker. */
final class Answers {

    private static final String SOURCE = "/citizen-registry-adapter";

    /** CloudEvents extension: id of the database's answer, for an auditor. */
    private static final String EVIDENCE = "ce_evidenceid";

    private final StreamBridge bindings;

    Answers(StreamBridge bindings) {
        this.bindings = bindings;
    }

    /**
     * Returns when the broker has it.
     *
     * @throws NotPublished when the broker (or the schema registry) did not take it; nothing is wrong with the request
     */
    void publish(Answer answer, String traceparent, Optional<String> evidenceId) {
        MessageBuilder<?> message = MessageBuilder.withPayload(answer.fact())
                .setHeader(KafkaHeaders.KEY, answer.key())
                .setHeader(FactHeaders.TRACEPARENT, utf8(traceparent));
        FactHeaders.of(answer.fact(), SOURCE).forEach((name, value) -> message.setHeader(name, utf8(value)));
        evidenceId.ifPresent(id -> message.setHeader(EVIDENCE, utf8(id)));
        try {
            if (!bindings.send(answer.topic() + "-out-0", message.build())) {
                throw new NotPublished("the binding took it not");
            }
        } catch (RuntimeException e) {
            throw new NotPublished(e.getClass().getSimpleName());
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static final class NotPublished extends RuntimeException {
        NotPublished(String why) {
            super("the answer is not on the broker: " + why);
        }
    }
}
