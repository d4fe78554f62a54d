package vn.lienket.linking.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FetchingConsumerTest {

    private static final TopicPartition LOGINS = new TopicPartition("vneid-login", 0);
    private static final TopicPartition CONFIRMATIONS = new TopicPartition("cccd-updated", 0);
    private static final TopicPartition ELSEWHERE = new TopicPartition("cccd-updated", 1);
    private static final Set<TopicPartition> ASSIGNED = Set.of(LOGINS, CONFIRMATIONS);

    @Test
    void joinsTwoFetchesInTheOrderOfThePartition() {
        ConsumerRecords<byte[], byte[]> both =
                FetchingConsumer.together(fetch(LOGINS, 4, 6), fetch(LOGINS, 6, 9), ASSIGNED);
        assertThat(both.records(LOGINS)).extracting(ConsumerRecord::offset).containsExactly(4L, 5L, 6L, 7L, 8L);
        assertThat(both.nextOffsets()).isEqualTo(Map.of(LOGINS, new OffsetAndMetadata(9)));
    }

    @Test
    void keepsWhatOnlyOneOfThemHas() {
        ConsumerRecords<byte[], byte[]> both =
                FetchingConsumer.together(fetch(LOGINS, 4, 6), fetch(CONFIRMATIONS, 0, 1), ASSIGNED);
        assertThat(both.partitions()).containsExactlyInAnyOrder(LOGINS, CONFIRMATIONS);
        assertThat(both.count()).isEqualTo(3);
        assertThat(both.nextOffsets().get(LOGINS).offset()).isEqualTo(6);
        assertThat(both.nextOffsets().get(CONFIRMATIONS).offset()).isEqualTo(1);
    }

    @Test
    void leavesToOthersWhatWasRevokedBetweenThem() {
        ConsumerRecords<byte[], byte[]> both =
                FetchingConsumer.together(fetch(ELSEWHERE, 4, 6), fetch(LOGINS, 0, 2), ASSIGNED);
        assertThat(both.partitions()).containsExactly(LOGINS);
        assertThat(both.nextOffsets()).containsOnlyKeys(LOGINS);
    }

    private static ConsumerRecords<byte[], byte[]> fetch(TopicPartition partition, long from, long to) {
        List<ConsumerRecord<byte[], byte[]>> records = LongStream.range(from, to)
                .mapToObj(offset -> new ConsumerRecord<byte[], byte[]>(
                        partition.topic(), partition.partition(), offset, null, null))
                .toList();
        return new ConsumerRecords<>(
                new HashMap<>(Map.of(partition, records)), Map.of(partition, new OffsetAndMetadata(to)));
    }
}
