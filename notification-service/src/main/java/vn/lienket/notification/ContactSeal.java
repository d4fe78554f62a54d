package vn.lienket.notification;

/** Opens sealed contacts. */
public interface ContactSeal {

    /** @throws UnreadableContact when it was sealed with another key or for another account */
    Contact open(AccountKey account, SealedContact contact);

    final class UnreadableContact extends RuntimeException {
        public UnreadableContact() {
            super("the sealed contact could not be opened");
        }
    }
}
