package vn.lienket.linking.kafka;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import vn.lienket.linking.AssuranceLevel;
import vn.lienket.linking.ClockBounds;
import vn.lienket.linking.LinkingRules;

/**
 * @param mode in SHADOW the same decisions go to {@code link-preview} only; the profile {@code shadow} sets what else that needs
 * @param minimumLevel below it a VNeID login does not link
 * @param loginBelievedBefore how long before its append time a login may say that it happened
 * @param loginBelievedAfter how long after
 * @param examineEvery how often tasks look whether the calendar changed
 * @param patience how long a record waits in place for the registry or the calendar; shorter than {@code transaction.timeout.ms}
 * @param citizensKept in what kind of store
 * @param instanceId the same again after a restart, another one for each instance: then a restart does not wait for a session to time out
 * @param advertisedHost under which other instances reach this one, to ask for the citizens that it keeps
 */
@Validated
@ConfigurationProperties("linking")
record LinkingSettings(
        @DefaultValue("PRODUCTION") Mode mode,
        @DefaultValue("LEVEL_2") AssuranceLevel minimumLevel,
        @DefaultValue("24h") Duration loginBelievedBefore,
        @DefaultValue("5m") Duration loginBelievedAfter,
        @DefaultValue("500ms") Duration examineEvery,
        @DefaultValue("8s") Duration patience,
        @DefaultValue("LOGBOOK") CitizensKept citizensKept,
        Optional<String> instanceId,
        @DefaultValue("localhost") String advertisedHost,
        @NotNull Topics topics) {

    LinkingRules rules() {
        return new LinkingRules(minimumLevel, new ClockBounds(loginBelievedBefore, loginBelievedAfter));
    }

    /**
     * Topics by the names that they have where this runs.
     *
     * @param vneidLogin every topic keyed by citizenRef has as many partitions as this one
     */
    record Topics(
            @NotBlank String cccdUpdated,
            @NotBlank String vneidLogin,
            @NotBlank String linkCommand,
            @NotBlank String cutoffScheduled,
            @NotBlank String handovers,
            @NotBlank String accountLinked,
            @NotBlank String accountUnlinked,
            @NotBlank String linkRefused) {

        /** What decisions are made from, the calendar first: a cutoff that was published with a fact is known to its decision. */
        List<String> inputs() {
            return List.of(cutoffScheduled, linkCommand, cccdUpdated, vneidLogin);
        }
    }
}
