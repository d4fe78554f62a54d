package vn.lienket.account.kafka;

import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;
import vn.lienket.account.SealedTopics;

/** Where the facts that this service tells go. */
@Validated
@ConfigurationProperties("account.topics")
record Topics(
        @NotBlank String cccdUpdateRequested,
        @NotBlank String cccdUpdated,
        @NotBlank String accountContactChanged,
        @NotBlank String accountClosed,
        @NotBlank String cutoffScheduled,
        @NotBlank String cutoffReached,
        @NotBlank String vneidLogin,
        @NotBlank String linkCommand,
        @NotBlank String auditSealed)
        implements SealedTopics {

    @Override
    public List<String> names() {
        return List.of(cccdUpdateRequested, accountContactChanged);
    }
}
