package vn.lienket.linking.kafka;

import java.util.function.IntSupplier;
import org.apache.kafka.common.utils.Utils;

/**
 * Where Kafka's default partitioner puts a key. Producers in other languages may partition otherwise unless told not to (librdkafka does: CRC32 instead
 * of murmur2); then the two facts of a pair would come to different tasks and never meet, and nobody would notice.
 */
record HomePartition(IntSupplier partitions) {

    HomePartition(int partitions) {
        this(() -> partitions);
    }

    int of(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions.getAsInt();
    }
}
