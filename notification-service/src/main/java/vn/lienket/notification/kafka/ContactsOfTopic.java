package vn.lienket.notification.kafka;

import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.ContactChange;
import vn.lienket.notification.Language;
import vn.lienket.notification.SealedContact;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Reads the compacted topic of contacts: the last value of a key counts, and a tombstone erases. */
record ContactsOfTopic(FactReader reader) implements Function<ConsumerRecord<byte[], byte[]>, ContactChange> {

    @Override
    public ContactChange apply(ConsumerRecord<byte[], byte[]> record) {
        AccountKey account = account(FactReader.key(record.key()));
        if (record.value() == null) {
            return new ContactChange(account, Optional.empty());
        }
        AccountContactChanged fact = reader.value(record.topic(), record.value(), AccountContactChanged.class);
        if (!account.equals(new AccountKey(fact.getPortal(), fact.getAccountId()))) {
            throw new UnreadableFact("the key is not that of the fact");
        }
        byte[] sealed = new byte[fact.getSealedContact().remaining()];
        fact.getSealedContact().duplicate().get(sealed);
        return new ContactChange(
                account,
                Optional.of(new ContactChange.Reachable(
                        fact.getAccountType().name(), new SealedContact(sealed, language(fact)))));
    }

    /** A portal's code has no slash; the portal's own id of an account may have one. */
    private static AccountKey account(String key) {
        int slash = key.indexOf('/');
        if (slash < 1) {
            throw new UnreadableFact("the key is not portal/accountId");
        }
        return new AccountKey(key.substring(0, slash), key.substring(slash + 1));
    }

    private static Language language(AccountContactChanged fact) {
        return fact.getLanguage() == vn.lienket.facts.Language.EN ? Language.EN : Language.VI;
    }
}
