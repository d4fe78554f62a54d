package vn.lienket.notification;

/** How to reach a citizen, encrypted for {@link AccountKey#text()}, and the language to write in. */
public record SealedContact(byte[] sealed, Language language) {}
