package vn.lienket.account;

/** What the portal's last file says of who holds the account. */
public record Holder(Person person, Contact contact) {

    boolean isReachedLike(Holder other) {
        return contact.equals(other.contact) && person.fullName().equals(other.person.fullName());
    }
}
