package vn.lienket.account.kafka;

import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import vn.lienket.account.CccdClaim;
import vn.lienket.account.Holder;
import vn.lienket.facts.sealed.Claim;
import vn.lienket.facts.sealed.Contact;
import vn.lienket.schemas.Seal;

/** What of a fact is personal: each kind under the keyset that it shares with its one reader, bound to the fact's key. */
final class SealedFields {

    private final Seal claims;
    private final Seal contacts;

    SealedFields(Secrets secrets) {
        this.claims = Seal.with(secrets.claimKeyset());
        this.contacts = Seal.with(secrets.contactKeyset());
    }

    ByteBuffer claim(CccdClaim claim, String key) {
        return sealed(
                claims, new Claim(claim.cccd().digits(), claim.cmnd(), claim.fullName(), claim.dateOfBirth()), key);
    }

    ByteBuffer contact(Holder holder, String key) {
        return sealed(
                contacts,
                new Contact(
                        holder.contact().email(),
                        holder.contact().phone(),
                        holder.person().fullName()),
                key);
    }

    private static ByteBuffer sealed(Seal seal, SpecificRecord clear, String key) {
        return ByteBuffer.wrap(seal.seal(RawAvro.write(clear), key));
    }
}
