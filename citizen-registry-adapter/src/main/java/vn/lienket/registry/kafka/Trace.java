package vn.lienket.registry.kafka;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.messaging.MessageHeaders;
import vn.lienket.schemas.kafka.FactHeaders;

/** The W3C trace context that a fact passes on from what caused it. */
final class Trace {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Trace() {}

    static String of(MessageHeaders headers) {
        Object traceparent = headers.get(FactHeaders.TRACEPARENT);
        if (traceparent instanceof byte[] utf8) {
            return new String(utf8, StandardCharsets.UTF_8);
        }
        return traceparent instanceof String text ? text : fresh();
    }

    private static String fresh() {
        byte[] ids = new byte[24];
        RANDOM.nextBytes(ids);
        HexFormat hex = HexFormat.of();
        return "00-" + hex.formatHex(ids, 0, 16) + "-" + hex.formatHex(ids, 16, 24) + "-00";
    }
}
