package vn.lienket.linking.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienket.linking.Cutoff;
import vn.lienket.linking.Explanation;
import vn.lienket.linking.Fact;
import vn.lienket.linking.LinkingRules;
import vn.lienket.linking.Outcome;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Decides a citizen's log again, and notes what comes out of it for the account of one announcement. */
final class Retelling implements AutoCloseable {

    private final String calendarTopic;
    private final Explanation.Announcement recorded;
    private final InHeap citizens = new InHeap();
    private final Rerun rerun;
    private final List<Explanation.LogRecord> log = new ArrayList<>();
    private final List<Explanation.Announcement> announced = new ArrayList<>();
    private Optional<Cutoff> cutoff = Optional.empty();

    Retelling(
            LinkingRules rules,
            LinkingSettings.Topics topics,
            Map<String, ?> registry,
            Explanation.Announcement recorded) {
        this.calendarTopic = topics.cutoffScheduled();
        this.recorded = recorded;
        this.rerun = new Rerun(rules, topics, registry, citizens, this::announced);
    }

    void tell(ConsumerRecord<byte[], byte[]> record) {
        fact(record).ifPresent(fact -> log.add(logRecord(record, eventId(fact))));
        rerun.tell(record);
    }

    Explanation explanation() {
        return new Explanation(recorded, log, cutoff, announced.contains(recorded), announced);
    }

    /** The citizen who had the account before, when the record corrects its number. */
    Stream<String> movedFrom(ConsumerRecord<byte[], byte[]> record) {
        return fact(record).stream()
                .flatMap(fact -> fact.fold(
                        confirmed -> confirmed.movedFrom().stream(),
                        login -> Stream.empty(),
                        ruled -> Stream.empty(),
                        handover -> Stream.empty()));
    }

    /** Empty of the calendar, and of what cannot be read. */
    private Optional<Fact> fact(ConsumerRecord<byte[], byte[]> record) {
        try {
            return record.topic().equals(calendarTopic) ? Optional.empty() : Optional.of(rerun.read(record));
        } catch (UnreadableFact e) {
            return Optional.empty();
        }
    }

    private static String eventId(Fact fact) {
        return fact.fold(
                confirmed -> confirmed.confirmation().eventId(),
                login -> login.login().eventId(),
                ruled -> ruled.ruling().command().eventId(),
                handover -> handover.correction().eventId());
    }

    private Explanation.LogRecord logRecord(ConsumerRecord<byte[], byte[]> record, String eventId) {
        return new Explanation.LogRecord(
                record.topic(),
                record.partition(),
                record.offset(),
                Rerun.appendedAt(record),
                eventId,
                eventId.equals(recorded.cccdUpdatedEventId()) || eventId.equals(recorded.vneidLoginEventId()));
    }

    private void announced(String citizenRef, Outcome outcome) {
        FactsOf facts = new FactsOf(citizenRef);
        outcome.<Optional<Explanation.Announcement>>fold(
                        linked -> Optional.of(AnnouncementOf.linked(facts.linked(linked))),
                        unlinked -> Optional.empty(),
                        refused -> Optional.of(AnnouncementOf.refused(facts.refused(refused))),
                        told -> Optional.empty())
                .filter(said -> said.citizenRef().equals(recorded.citizenRef())
                        && said.account().equals(recorded.account()))
                .ifPresent(this::note);
    }

    private void note(Explanation.Announcement said) {
        announced.add(said);
        if (said.equals(recorded)) {
            cutoff = citizens.get(recorded.citizenRef())
                    .account(recorded.account())
                    .map(account -> rerun.calendar()
                            .of(account.id().portal(), account.confirmation().type()));
        }
    }

    @Override
    public void close() {
        rerun.close();
    }
}
