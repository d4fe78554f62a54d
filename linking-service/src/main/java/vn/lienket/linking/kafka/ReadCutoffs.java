package vn.lienket.linking.kafka;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.linking.Calendar;
import vn.lienket.linking.Cutoff;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Reads records of the calendar. */
final class ReadCutoffs implements AutoCloseable {

    /** What a record says of the calendar. */
    sealed interface Change {

        <R> R fold(
                Function<Scheduled, R> scheduled, Function<Calendar.Entry, R> deleted, Function<String, R> unreadable);

        record Scheduled(Calendar.Entry entry, Cutoff cutoff) implements Change {
            @Override
            public <R> R fold(
                    Function<Scheduled, R> scheduled,
                    Function<Calendar.Entry, R> deleted,
                    Function<String, R> unreadable) {
                return scheduled.apply(this);
            }
        }

        /** A compacted topic forgets what has no value; so does the calendar. */
        record Deleted(Calendar.Entry entry) implements Change {
            @Override
            public <R> R fold(
                    Function<Scheduled, R> scheduled,
                    Function<Calendar.Entry, R> deleted,
                    Function<String, R> unreadable) {
                return deleted.apply(entry);
            }
        }

        record Unreadable(String reason) implements Change {
            @Override
            public <R> R fold(
                    Function<Scheduled, R> scheduled,
                    Function<Calendar.Entry, R> deleted,
                    Function<String, R> unreadable) {
                return unreadable.apply(reason);
            }
        }
    }

    private final String topic;
    private final FactReader avro;

    ReadCutoffs(String topic, Map<String, ?> registrySettings) {
        this.topic = topic;
        this.avro = new FactReader(registrySettings);
    }

    /** @throws vn.lienket.schemas.kafka.RegistryUnreachable when nothing can be said */
    Change read(byte[] key, byte[] value) {
        try {
            String text = FactReader.key(key);
            return value == null ? new Change.Deleted(entry(text)) : scheduled(text, value);
        } catch (UnreadableFact e) {
            return new Change.Unreadable(e.getMessage());
        }
    }

    private Change scheduled(String key, byte[] value) {
        CutoffScheduled fact = avro.value(topic, value, CutoffScheduled.class);
        Calendar.Entry entry = new Calendar.Entry(fact.getPortal(), ReadFacts.accountType(fact.getAccountType()));
        if (!entry(key).equals(entry)) {
            throw new UnreadableFact("the key is not portal/accountType");
        }
        return new Change.Scheduled(
                entry,
                new Cutoff(
                        fact.getCalendarVersion(),
                        Optional.ofNullable(fact.getCutoffAt()),
                        Optional.ofNullable(fact.getGraceUntil()),
                        fact.getExempt()));
    }

    private static Calendar.Entry entry(String key) {
        int slash = key.lastIndexOf('/');
        try {
            return new Calendar.Entry(
                    key.substring(0, Math.max(0, slash)),
                    ReadFacts.accountType(AccountType.valueOf(key.substring(slash + 1))));
        } catch (IllegalArgumentException e) {
            throw new UnreadableFact("the key is not portal/accountType");
        }
    }

    @Override
    public void close() {
        avro.close();
    }
}
