package vn.lienket.registry.kafka;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import vn.lienket.schemas.kafka.FactHeaders;

/** The W3C trace context that a fact passes on from what caused it. */
final class Trace {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Trace() {}

    static String of(Headers headers) {
        Header traceparent = headers.lastHeader(FactHeaders.TRACEPARENT);
        return traceparent == null || traceparent.value() == null
                ? fresh()
                : new String(traceparent.value(), StandardCharsets.UTF_8);
    }

    static String fresh() {
        byte[] ids = new byte[24];
        RANDOM.nextBytes(ids);
        HexFormat hex = HexFormat.of();
        return "00-" + hex.formatHex(ids, 0, 16) + "-" + hex.formatHex(ids, 16, 24) + "-00";
    }
}
