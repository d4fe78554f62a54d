package vn.lienket.linking.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.linking.LinkingRules;
import vn.lienket.linking.Outcome;
import vn.lienket.schemas.kafka.FactReader;

/** Decides everything again from the topics' start, in memory, and compares what comes out with what production announced. */
final class ReplayLinks {

    private static final Logger LOG = LoggerFactory.getLogger(ReplayLinks.class);

    private final LinkingRules rules;
    private final String group;
    private final LinkingSettings.Topics topics;
    private final KafkaProperties kafka;
    private final Map<String, Object> registry;

    ReplayLinks(LinkingRules rules, String group, LinkingSettings.Topics topics, KafkaProperties kafka) {
        this.rules = rules;
        this.group = group;
        this.topics = topics;
        this.kafka = kafka;
        this.registry = new HashMap<>(kafka.getProperties());
    }

    List<Ledger.Difference> differences() {
        try (Admin admin = Admin.create(kafka.buildAdminProperties());
                Recordings recordings = new Recordings(kafka.buildConsumerProperties())) {
            ProcessedSoFar processed = ProcessedSoFar.of(admin, recordings, group, topics);
            Ledger ledger = new Ledger();
            production(recordings, processed, ledger);
            replay(recordings, processed, ledger);
            LOG.info(
                    "{} links and withdrawals of production, {} differences",
                    ledger.compared(),
                    ledger.differences().size());
            return ledger.differences();
        }
    }

    private void production(Recordings recordings, ProcessedSoFar processed, Ledger ledger) {
        List<String> outputs = List.of(topics.accountLinked(), topics.accountUnlinked());
        try (FactReader facts = new FactReader(registry)) {
            recordings
                    .log(outputs, processed.outputs(), record -> true)
                    .forEach(record -> announced(facts, record, ledger));
        }
    }

    private void announced(FactReader facts, ConsumerRecord<byte[], byte[]> record, Ledger ledger) {
        if (record.topic().equals(topics.accountLinked())) {
            AccountLinked linked = facts.value(record.topic(), record.value(), AccountLinked.class);
            ledger.production(linked.getEventId(), Ledger.hash(linked));
        } else {
            AccountUnlinked unlinked = facts.value(record.topic(), record.value(), AccountUnlinked.class);
            ledger.production(unlinked.getEventId(), Ledger.hash(unlinked));
        }
    }

    private void replay(Recordings recordings, ProcessedSoFar processed, Ledger ledger) {
        InHeap citizens = new InHeap();
        try (Rerun rerun = new Rerun(
                rules, topics, registry, citizens, (citizenRef, outcome) -> announced(citizenRef, outcome, ledger))) {
            HomePartition home = recordings.home(topics.vneidLogin());
            recordings
                    .log(topics.inputs(), processed.inputs(), record -> wasDecidedOn(record, home))
                    .forEach(rerun::tell);
        }
        LOG.info("{} citizens decided again", citizens.size());
    }

    /** The others went into the dead letters. */
    private boolean wasDecidedOn(ConsumerRecord<byte[], byte[]> record, HomePartition home) {
        return record.topic().equals(topics.cutoffScheduled())
                || record.key() != null && home.of(record.key()) == record.partition();
    }

    private static void announced(String citizenRef, Outcome outcome, Ledger ledger) {
        FactsOf facts = new FactsOf(citizenRef);
        outcome.<Runnable>fold(
                        linked -> () -> {
                            AccountLinked fact = facts.linked(linked);
                            ledger.replay(fact.getEventId(), Ledger.hash(fact));
                        },
                        unlinked -> () -> {
                            AccountUnlinked fact = facts.unlinked(unlinked);
                            ledger.replay(fact.getEventId(), Ledger.hash(fact));
                        },
                        refused -> () -> {},
                        told -> () -> {})
                .run();
    }
}
