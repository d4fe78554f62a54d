package vn.lienket.account.kafka;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** Where the facts that this service tells go. */
@Validated
@ConfigurationProperties("account.topics")
record Topics(
        @NotBlank String cccdUpdateRequested,
        @NotBlank String accountContactChanged,
        @NotBlank String accountClosed,
        @NotBlank String cutoffScheduled,
        @NotBlank String cutoffReached,
        @NotBlank String vneidLogin,
        @NotBlank String linkCommand,
        @NotBlank String auditSealed) {}
