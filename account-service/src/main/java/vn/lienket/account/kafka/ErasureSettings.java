package vn.lienket.account.kafka;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param contactsReader, claimsReader consumer groups that must have read what is erased */
@Validated
@ConfigurationProperties("account.erasure")
record ErasureSettings(
        @NotBlank String contactsReader, @NotBlank String claimsReader, @DefaultValue("10s") Duration patience) {}
