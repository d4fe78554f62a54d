package vn.lienket.account.timer;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param checkEvery how long after one look at the calendar the next is
 * @param longestWait for facts in flight before accounts are closed without them
 * @param batch accounts a transaction
 */
@Validated
@ConfigurationProperties("account.cutoff")
record CutoffSettings(
        @NotNull Duration checkEvery,
        @DefaultValue("15m") Duration longestWait,
        @DefaultValue("1000") @Min(1) int batch) {}
