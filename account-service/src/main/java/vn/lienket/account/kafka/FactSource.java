package vn.lienket.account.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.slf4j.MDC;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountNotFound;
import vn.lienket.account.Accounts;
import vn.lienket.account.Fact;
import vn.lienket.schemas.kafka.FactHeaders;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/**
 * Hears one topic: reads the bytes as its fact and has it applied. What cannot be understood leaves as {@link UnreadableFact} and goes to the dead letters;
 * so does a fact about an account that we do not have, which ops may replay once it was imported.
 */
final class FactSource<A extends SpecificRecord> implements Consumer<Message<?>> {

    private final Class<A> type;
    private final Function<A, String> key;
    private final Function<A, Fact> meaning;
    private final Accounts accounts;
    private final ThreadLocal<FactReader> reader;

    FactSource(
            Class<A> type,
            Function<A, String> key,
            Function<A, Fact> meaning,
            Accounts accounts,
            Map<String, Object> readerSettings) {
        this.type = type;
        this.key = key;
        this.meaning = meaning;
        this.accounts = accounts;
        this.reader = ThreadLocal.withInitial(() -> new FactReader(readerSettings));
    }

    @Override
    public void accept(Message<?> message) {
        Object trace = message.getHeaders().get(FactHeaders.TRACEPARENT);
        MDC.put(
                FactHeaders.TRACEPARENT,
                trace instanceof byte[] bytes ? new String(bytes, StandardCharsets.US_ASCII) : null);
        try {
            accounts.record(read(message));
        } catch (AccountNotFound e) {
            throw new UnreadableFact("no such account");
        } finally {
            MDC.remove(FactHeaders.TRACEPARENT);
        }
    }

    private Fact read(Message<?> message) {
        String stated = FactReader.key(bytes(message.getHeaders().get(KafkaHeaders.RECEIVED_KEY)));
        String topic = message.getHeaders().get(KafkaHeaders.RECEIVED_TOPIC, String.class);
        A fact = reader.get().value(topic, bytes(message.getPayload()), type);
        if (!stated.equals(key.apply(fact))) {
            throw new UnreadableFact("the key is not that of the fact");
        }
        return meaning.apply(fact);
    }

    private static byte[] bytes(Object header) {
        return header instanceof byte[] bytes ? bytes : null;
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
