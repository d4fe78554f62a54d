package vn.lienket.notification;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which campaigns a change of the calendar calls for: one at once, that it was set or moved, and one on each of the days before. */
public final class CampaignPlan {

    private final List<Integer> daysBefore;
    private final Map<String, List<Integer>> ofGroups;
    private final Clock clock;

    /** @param ofGroups for those ({@code portal/accountType}) that have days of their own */
    public CampaignPlan(List<Integer> daysBefore, Map<String, List<Integer>> ofGroups, Clock clock) {
        this.daysBefore = List.copyOf(daysBefore);
        this.ofGroups = Map.copyOf(ofGroups);
        this.clock = clock;
    }

    /** @param moved whether an earlier cutoff was known */
    public List<Campaign> campaigns(CutoffScheduled scheduled, boolean moved) {
        Instant now = clock.instant();
        List<Campaign> campaigns = new ArrayList<>();
        scheduled.at().filter(now::isBefore).ifPresent(deadline -> {
            NoticeKind news = moved ? NoticeKind.CUTOFF_MOVED : NoticeKind.CUTOFF_SCHEDULED;
            campaigns.add(campaign(scheduled, news, deadline, now, "now"));
            for (int days : ofGroups.getOrDefault(scheduled.group().text(), daysBefore)) {
                Instant start = deadline.minus(Duration.ofDays(days));
                if (now.isBefore(start)) {
                    campaigns.add(campaign(scheduled, NoticeKind.REMINDER, deadline, start, Integer.toString(days)));
                }
            }
        });
        return campaigns;
    }

    /** The same fact gives the same campaigns. */
    private static Campaign campaign(
            CutoffScheduled scheduled, NoticeKind kind, Instant deadline, Instant start, String which) {
        UUID id = UUID.nameUUIDFromBytes((scheduled.eventId() + "/" + which).getBytes(StandardCharsets.UTF_8));
        return new Campaign(id, scheduled.group(), kind, start, deadline, start);
    }
}
