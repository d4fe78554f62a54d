package vn.lienket.linking.kafka;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Headers;

/**
 * A record to be written.
 *
 * @param value null deletes what a compacted topic has under the key
 */
record Outgoing(Output output, byte[] key, byte[] value, Consumer<Headers> headers) {

    static byte[] key(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
