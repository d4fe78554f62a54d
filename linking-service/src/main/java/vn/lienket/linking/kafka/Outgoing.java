package vn.lienket.linking.kafka;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import vn.lienket.linking.Outcome;

/**
 * A record to be written.
 *
 * @param value null deletes what a compacted topic has under the key
 */
record Outgoing(Output output, byte[] key, byte[] value, Headers headers) {

    /** Internal: no fact, and no headers of one. */
    static List<Outgoing> handover(Outcome.Told outcome) {
        return List.of(new Outgoing(
                Output.HANDOVERS, key(outcome.citizenRef()), PackedHandover.pack(outcome.message()), none()));
    }

    static Headers none() {
        return new RecordHeaders();
    }

    static byte[] key(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }
}
