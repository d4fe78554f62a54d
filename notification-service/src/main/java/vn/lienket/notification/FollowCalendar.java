package vn.lienket.notification;

/** Keeps campaigns in step with the calendar of cutoffs. */
public final class FollowCalendar {

    private final Campaigns campaigns;
    private final CampaignPlan plan;

    public FollowCalendar(Campaigns campaigns, CampaignPlan plan) {
        this.campaigns = campaigns;
        this.plan = plan;
    }

    /** Safe to repeat. */
    public void scheduled(CutoffScheduled scheduled) {
        campaigns.reschedule(scheduled, moved -> plan.campaigns(scheduled, moved));
    }
}
