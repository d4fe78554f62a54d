package vn.lienket.account.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import vn.lienket.account.AccountId;
import vn.lienket.account.CccdClaim;
import vn.lienket.account.CitizenNumber;
import vn.lienket.account.Contact;
import vn.lienket.account.Holder;
import vn.lienket.account.Person;
import vn.lienket.account.Personal;
import vn.lienket.schemas.Seal;

/**
 * Personal data as one column, encrypted under the account's own key and bound to the account: copied to another row it does not open. What is from before
 * accounts had keys is sealed by the keyset that seals these keys.
 */
final class PersonalColumn {

    private static final int VERSION = 1;

    private final Seal seal;

    PersonalColumn(Seal seal) {
        this.seal = seal;
    }

    Seal storage() {
        return seal;
    }

    byte[] write(AccountId id, Personal personal, AccountKey key) {
        if (personal.isErased()) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            write(out, personal.holder().person());
            write(out, personal.holder().contact());
            write(out, personal.claim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return key.seal(bytes.toByteArray(), context(id));
    }

    /** @param key null for what is from before there were keys */
    Personal read(AccountId id, byte[] sealed, AccountKey key) {
        if (sealed.length == 0) {
            return Personal.ERASED;
        }
        byte[] clear = key == null ? seal.open(sealed, context(id)) : key.open(sealed, context(id));
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(clear))) {
            int version = in.readByte();
            if (version != VERSION) {
                throw new IllegalStateException("personal column of version " + version);
            }
            return new Personal(new Holder(person(in), contact(in)), claim(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String context(AccountId id) {
        return "account/" + id.key();
    }

    private static void write(DataOutputStream out, Person person) throws IOException {
        text(out, person.fullName());
        text(out, person.dateOfBirth());
        text(out, person.cmnd());
        text(out, person.cccd() == null ? null : person.cccd().digits());
    }

    private static Person person(DataInputStream in) throws IOException {
        return new Person(text(in), text(in), text(in), number(text(in)));
    }

    private static void write(DataOutputStream out, Contact contact) throws IOException {
        text(out, contact.email());
        text(out, contact.phone());
        text(out, contact.language().name());
    }

    private static Contact contact(DataInputStream in) throws IOException {
        return new Contact(text(in), text(in), Contact.Language.valueOf(text(in)));
    }

    private static void write(DataOutputStream out, CccdClaim claim) throws IOException {
        out.writeBoolean(claim != null);
        if (claim != null) {
            text(out, claim.cccd().digits());
            text(out, claim.cmnd());
            text(out, claim.fullName());
            text(out, claim.dateOfBirth());
        }
    }

    private static CccdClaim claim(DataInputStream in) throws IOException {
        return in.readBoolean() ? new CccdClaim(number(text(in)), text(in), text(in), text(in)) : null;
    }

    private static CitizenNumber number(String digits) {
        return digits == null ? null : new CitizenNumber(digits);
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
