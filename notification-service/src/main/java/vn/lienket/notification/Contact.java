package vn.lienket.notification;

import java.util.Optional;

/** How to reach a citizen, in clear: exists in memory only, while a notice is sent. */
public record Contact(Optional<String> email, Optional<String> phone, Optional<String> fullName) {

    public Contact {
        email = email.filter(text -> !text.isBlank());
        phone = phone.filter(text -> !text.isBlank());
        fullName = fullName.filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "Contact[email=" + masked(email) + ", phone=" + masked(phone) + ", fullName=" + masked(fullName) + "]";
    }

    private static String masked(Optional<String> value) {
        return value.isPresent() ? "•••" : "none";
    }
}
