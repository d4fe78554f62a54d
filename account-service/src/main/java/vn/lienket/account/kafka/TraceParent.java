package vn.lienket.account.kafka;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import vn.lienket.schemas.kafka.FactHeaders;

/** The W3C trace context of what this thread is doing. The logging context carries it between the edges, which do not know each other. */
final class TraceParent {

    private static final Pattern SHAPE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

    private TraceParent() {}

    /** That of the HTTP request or record at work, else a new one. */
    static String current() {
        String given = MDC.get(FactHeaders.TRACEPARENT);
        return given != null && SHAPE.matcher(given).matches() ? given : fresh();
    }

    private static String fresh() {
        byte[] ids = new byte[24];
        ThreadLocalRandom.current().nextBytes(ids);
        String hex = HexFormat.of().formatHex(ids);
        return "00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-00";
    }
}
