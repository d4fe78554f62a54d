package vn.lienket.notification.kafka;

import java.util.function.Consumer;
import org.springframework.messaging.Message;
import vn.lienket.facts.AccountContactChanged;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.KeepContact;
import vn.lienket.notification.Language;
import vn.lienket.notification.SealedContact;
import vn.lienket.schemas.kafka.FactReader;
import vn.lienket.schemas.kafka.UnreadableFact;

/** Follows the compacted topic of contacts: the last value of a key counts, and a tombstone erases. */
record ContactListener(FactReader reader, KeepContact contacts) implements Consumer<Message<byte[]>> {

    @Override
    public void accept(Message<byte[]> message) {
        RawRecord record = RawRecord.of(message);
        AccountKey account = account(FactReader.key(record.key()));
        if (record.value() == null) {
            contacts.erased(account);
            return;
        }
        AccountContactChanged fact = reader.value(record.topic(), record.value(), AccountContactChanged.class);
        if (!account.equals(new AccountKey(fact.getPortal(), fact.getAccountId()))) {
            throw new UnreadableFact("the key is not that of the fact");
        }
        byte[] sealed = new byte[fact.getSealedContact().remaining()];
        fact.getSealedContact().duplicate().get(sealed);
        contacts.changed(account, fact.getAccountType().name(), new SealedContact(sealed, language(fact)));
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
