package vn.lienket.account.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param perSecond requests of one client at one instance
 * @param ofClient other numbers for some, by the token's {@code sub}
 * @param anonymousPerSecond of one address, where no token is asked for
 * @param newTokensPerSecond of one address: tokens that were not verified within the last minute, valid or not
 * @param body of a request; imports have no limit, they are read row by row
 * @param batchBody of a batch of logins
 */
@Validated
@ConfigurationProperties("account.limits")
record LimitSettings(
        @DefaultValue("1000") @Min(1) int perSecond,
        @DefaultValue Map<String, Integer> ofClient,
        @DefaultValue("50") @Min(1) int anonymousPerSecond,
        @DefaultValue("50") @Min(1) int newTokensPerSecond,
        @DefaultValue("64KB") @NotNull DataSize body,
        @DefaultValue("2MB") @NotNull DataSize batchBody) {

    int of(String client) {
        return ofClient.getOrDefault(client, perSecond);
    }

    long bodyOf(String path) {
        if (path.endsWith(":import")) {
            return Long.MAX_VALUE;
        }
        return path.endsWith(":batch") ? batchBody.toBytes() : body.toBytes();
    }
}
