package vn.lienket.account;

/**
 * Where the holder is reached.
 *
 * @param email or null
 * @param phone E.164, or null
 */
public record Contact(String email, String phone, Language language) {

    public enum Language {
        VI,
        EN
    }

    @Override
    public String toString() {
        return "Contact[…]";
    }
}
