package vn.lienket.notification.kafka;

import java.io.IOException;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.springframework.stereotype.Component;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Contact;
import vn.lienket.notification.ContactSeal;
import vn.lienket.notification.SealedContact;
import vn.lienket.schemas.Seal;

/** What is inside a sealed contact is part of the contract: Avro binary of {@code sealed.Contact}, encrypted for the record key. */
@Component
class AvroContactSeal implements ContactSeal {

    /** Keeps a resolver for each thread. */
    private static final SpecificDatumReader<vn.lienket.facts.sealed.Contact> READER =
            new SpecificDatumReader<>(vn.lienket.facts.sealed.Contact.class);

    private final Seal seal;

    AvroContactSeal(SealSettings settings) {
        this.seal = Seal.with(settings.contactKeyset());
    }

    @Override
    public Contact open(AccountKey account, SealedContact contact) {
        try {
            byte[] clear = seal.open(contact.sealed(), account.text());
            var read = READER.read(null, DecoderFactory.get().binaryDecoder(clear, null));
            return new Contact(
                    Optional.ofNullable(read.getEmail()),
                    Optional.ofNullable(read.getPhone()),
                    Optional.ofNullable(read.getFullName()));
        } catch (Seal.BrokenSeal | IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            // Without the cause: what Avro says may quote the clear bytes.
            throw new UnreadableContact();
        }
    }
}
