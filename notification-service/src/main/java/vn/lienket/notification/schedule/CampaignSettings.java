package vn.lienket.notification.schedule;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param days before a cutoff on which those are reminded who still miss a step
 * @param ofGroups the same for those ({@code portal/accountType}) that have days of their own
 * @param batch letters laid out in one step
 * @param atOnce letters of campaigns handed to the senders in one step, less those that they still have
 */
@Validated
@ConfigurationProperties("lienket.campaigns")
record CampaignSettings(
        @NotNull List<Integer> days,
        @DefaultValue Map<String, List<Integer>> ofGroups,
        @Min(1) @DefaultValue("10000") int batch,
        @Min(1) @DefaultValue("100") int atOnce) {}
