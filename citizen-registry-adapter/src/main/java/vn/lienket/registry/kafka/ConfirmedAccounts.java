package vn.lienket.registry.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.registry.CitizenNumber;
import vn.lienket.registry.NumberChange;
import vn.lienket.registry.NumberChanges;
import vn.lienket.schemas.CitizenRef;
import vn.lienket.schemas.CitizenRefKey;
import vn.lienket.schemas.EventId;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/**
 * The accounts that were confirmed under a number, found where that was told: on {@code cccd-updated}, by its key. An account that has another number by now
 * is told too; readers heed a correction only of the number that they hold.
 */
final class ConfirmedAccounts implements NumberChanges {

    private static final String TOPIC = "cccd-updated";

    private final TopicEnd topics;
    private final FactReader facts;
    private final CitizenRefKey refKey;
    private final Answers answers;

    ConfirmedAccounts(TopicEnd topics, FactReader facts, CitizenRefKey refKey, Answers answers) {
        this.topics = topics;
        this.facts = facts;
        this.refKey = refKey;
        this.answers = answers;
    }

    /** What one change gave, another may take on: then the topic is read again after the first was told. */
    @Override
    public int tell(List<NumberChange> changes) {
        Map<String, NumberChange> byPreviousRef = new HashMap<>();
        Set<CitizenNumber> given = new HashSet<>();
        int told = 0;
        for (NumberChange change : changes) {
            if (given.contains(change.previous())) {
                told += tellAtOnce(byPreviousRef);
                byPreviousRef.clear();
                given.clear();
            }
            byPreviousRef.put(ref(change.previous().digits()), change);
            given.add(change.now());
        }
        return told + tellAtOnce(byPreviousRef);
    }

    private int tellAtOnce(Map<String, NumberChange> byPreviousRef) {
        Map<String, CccdUpdated> corrections = new HashMap<>();
        topics.read(TOPIC, Consumer::seekToBeginning, partition -> true, record -> confirmed(record, byPreviousRef)
                .ifPresent(fact -> {
                    CccdUpdated correction = corrected(fact, byPreviousRef.get(fact.getCitizenRef()));
                    corrections.put(correction.getEventId(), correction);
                }));
        corrections
                .values()
                .forEach(fact -> answers.publish(
                        new Answer(TOPIC, fact.getCitizenRef(), fact), Trace.fresh(), Optional.empty()));
        return corrections.size();
    }

    private Optional<CccdUpdated> confirmed(ConsumerRecord<byte[], byte[]> record, Map<String, ?> wanted) {
        try {
            String ref = FactReader.key(record.key());
            return wanted.containsKey(ref)
                    ? Optional.of(facts.value(TOPIC, record.value(), CccdUpdated.class))
                            .filter(fact -> fact.getCitizenRef().equals(ref))
                    : Optional.empty();
        } catch (UnreadableFact e) {
            // Whoever wrote it confirmed nothing.
            return Optional.empty();
        }
    }

    private CccdUpdated corrected(CccdUpdated fact, NumberChange change) {
        String account = fact.getPortal() + "/" + fact.getAccountId();
        return CccdUpdated.newBuilder(fact)
                .setEventId(
                        EventId.derivedFrom(TOPIC, change.noticeId(), account).toString())
                .setOccurredAt(change.at())
                .setCitizenRef(ref(change.now().digits()))
                .setPreviousCitizenRef(fact.getCitizenRef())
                .build();
    }

    private String ref(String digits) {
        return CitizenRef.of(refKey, digits).value();
    }
}
