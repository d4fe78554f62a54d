package vn.lienket.account.kafka;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountNotFound;
import vn.lienket.account.Accounts;
import vn.lienket.account.Fact;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/**
 * Hears one topic: reads the bytes as its facts and has them applied, a poll in one transaction. When that fails, one by one, so that the record at fault
 * is named. What cannot be understood leaves as {@link UnreadableFact} and goes to the dead letters; so does a fact about an account that we do not have,
 * which ops may replay once it was imported.
 */
final class FactSource<A extends SpecificRecord> implements Consumer<Message<?>> {

    private final String name;
    private final Class<A> type;
    private final Function<A, String> key;
    private final Function<A, Fact> meaning;
    private final Accounts accounts;
    private final FactReader reader;

    /** @param name this reader's, for good: what it has heard is remembered under it */
    FactSource(
            String name,
            Class<A> type,
            Function<A, String> key,
            Function<A, Fact> meaning,
            Accounts accounts,
            Map<String, Object> readerSettings) {
        this.name = name;
        this.type = type;
        this.key = key;
        this.meaning = meaning;
        this.accounts = accounts;
        this.reader = new FactReader(readerSettings);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void accept(Message<?> message) {
        var records =
                (List<ConsumerRecord<byte[], byte[]>>) message.getHeaders().get(KafkaHeaders.RAW_DATA);
        if (!areAppliedTogether(records)) {
            records.forEach(this::applyAlone);
        }
    }

    private boolean areAppliedTogether(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            accounts.record(name, records.stream().map(this::read).toList());
            return true;
        } catch (RuntimeException ofOneOfThem) {
            return false;
        }
    }

    private void applyAlone(ConsumerRecord<byte[], byte[]> record) {
        try {
            accounts.record(name, List.of(read(record)));
        } catch (AccountNotFound e) {
            throw new BatchListenerFailedException("", new UnreadableFact("no such account"), record);
        } catch (RuntimeException e) {
            throw new BatchListenerFailedException("", e, record);
        }
    }

    private Fact read(ConsumerRecord<byte[], byte[]> record) {
        String stated = FactReader.key(record.key());
        A fact = reader.value(record.topic(), record.value(), type);
        if (!stated.equals(key.apply(fact))) {
            throw new UnreadableFact("the key is not that of the fact");
        }
        return meaning.apply(fact);
    }

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFact("an id is not a UUID");
        }
    }

    static AccountId account(String portal, String accountId) {
        if (!AccountId.isPortal(portal) || !AccountId.isNumber(accountId)) {
            throw new UnreadableFact("not an account id");
        }
        return new AccountId(portal, accountId);
    }
}
