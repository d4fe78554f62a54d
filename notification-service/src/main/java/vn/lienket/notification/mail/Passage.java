package vn.lienket.notification.mail;

import java.util.List;

/** The letter in one language, as its templates see it. @param address of the portal, null when it is not known */
record Passage(String language, Heading heading, List<String> paragraphs, Closing closing, String address) {

    record Heading(String title, String salutation) {}

    record Closing(String account, String when, String open, String check, String automatic) {}
}
