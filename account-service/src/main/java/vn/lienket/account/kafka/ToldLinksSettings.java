package vn.lienket.account.kafka;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param group that applies the facts, this service's own */
@Validated
@ConfigurationProperties("account.told-links")
record ToldLinksSettings(
        @NotBlank String snapshot,
        @NotBlank String linked,
        @NotBlank String unlinked,
        @NotBlank String group,
        @DefaultValue("5s") Duration patience) {}
