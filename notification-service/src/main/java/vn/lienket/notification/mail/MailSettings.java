package vn.lienket.notification.mail;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.lienket.notification.Post;
import vn.lienket.notification.RetryPolicy;

/**
 * @param from address alone; its domain is also that of the Message-IDs
 * @param senders how many notices are carried at a time, each over its own kept connection
 * @param inDoubt how many of them may be taken by the server and not marked as sent yet: so many a kill may repeat
 * @param overOneConnection mails, before it is closed: servers cut off who sends too many, Postfix and others after 100
 * @param poll how soon a sender looks for work by itself
 * @param longestPause of a sender during an outage
 * @param portals names and addresses, by the portal's code
 */
@Validated
@ConfigurationProperties("lienket.mail")
record MailSettings(
        @NotBlank String from,
        @Min(1) @DefaultValue("4") int senders,
        @Min(1) @DefaultValue("1") int inDoubt,
        @Min(1) @DefaultValue("100") int overOneConnection,
        @DefaultValue("1s") Duration poll,
        @DefaultValue("5s") Duration longestPause,
        @NotNull Retry retry,
        @DefaultValue Map<String, @Valid Portal> portals) {

    String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    Post.Effort effort() {
        return new Post.Effort(senders, poll, longestPause, retry.policy());
    }

    record Retry(
            @DefaultValue("30s") Duration first, @DefaultValue("1h") Duration longest, @DefaultValue("80") int tries) {

        RetryPolicy policy() {
            return new RetryPolicy(first, longest, tries);
        }
    }

    record Portal(@NotBlank String vi, @NotBlank String en, URI url) {}
}
