package vn.lienket.account.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import vn.lienket.account.SealedHeads;
import vn.lienket.facts.AuditSealed;
import vn.lienket.schemas.kafka.FactReader;

/** Reads the topic of heads, only when somebody verifies. */
@Component
final class KafkaSealedHeads implements SealedHeads {

    static final String SERVICE = "account-service";
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    /** How far clocks of instances may be apart. */
    private static final Duration EARLY = Duration.ofHours(1);
    /** Of a head that came later than this nothing is lost: the heads of the days after it cover the same lines. */
    private static final Duration LATE = Duration.ofDays(7);

    private final TopicScan scan;
    private final FactReader facts;
    private final String topic;

    KafkaSealedHeads(KafkaProperties kafka, Topics topics) {
        this.scan = new TopicScan(kafka);
        this.facts = new FactReader(kafka.buildConsumerProperties());
        this.topic = topics.auditSealed();
    }

    static String key(LocalDate day) {
        return SERVICE + "/" + day;
    }

    @Override
    public SortedSet<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>();
        scan.whole(topic, record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (key.startsWith(SERVICE + "/")) {
                days.add(LocalDate.parse(key.substring(SERVICE.length() + 1)));
            }
        });
        return days;
    }

    @Override
    public Map<Long, String> of(LocalDate day) {
        Instant begin = day.atStartOfDay(VIETNAM).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(VIETNAM).toInstant();
        Map<Long, String> heads = new HashMap<>();
        scan.between(topic, begin.minus(EARLY), end.plus(LATE), record -> {
            if (key(day).equals(new String(record.key(), StandardCharsets.UTF_8))) {
                AuditSealed head = facts.value(topic, record.value(), AuditSealed.class);
                heads.put(head.getNumber(), head.getHash());
            }
        });
        return heads;
    }
}
