package vn.lienket.notification.mail;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param key of the signatures in return addresses; while it is blank mails come back to their sender's address, where nobody reads them
 * @param address to which mails come back: its mail server delivers {@code name+anything@domain} to the mailbox
 * @param host of the mailbox's IMAP server, blank when it is not read here; @param tls whether by IMAPS
 * @param poll how soon the mailbox is looked into again
 */
@Validated
@ConfigurationProperties("lienket.mail.bounces")
record BounceSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String address,
        @DefaultValue("") String host,
        @Min(1) @DefaultValue("993") int port,
        @DefaultValue("true") boolean tls,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @NotNull @DefaultValue("30s") Duration poll) {

    boolean areSigned() {
        return !key.isBlank() && !address.isBlank();
    }

    boolean areRead() {
        return areSigned() && !host.isBlank();
    }

    @Override
    public String toString() {
        return "BounceSettings[•••]";
    }
}
