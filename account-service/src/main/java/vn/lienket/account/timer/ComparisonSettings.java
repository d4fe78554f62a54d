package vn.lienket.account.timer;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param every from the start of one comparison to that of the next
 * @param pause between two looks
 * @param longestWait for facts in flight, then it is not compared this time
 */
@Validated
@ConfigurationProperties("account.reconciliation")
record ComparisonSettings(
        @DefaultValue("1h") Duration every,
        @DefaultValue("2s") Duration pause,
        @DefaultValue("10m") Duration longestWait) {}
