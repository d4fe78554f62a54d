package vn.lienket.notification;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Letters to many. */
public interface Campaigns {

    /**
     * Notes the calendar; when the cutoff is another than before, cancels what was meant for the earlier one and adds what {@code plan} calls for (told
     * whether an earlier cutoff was known). Does nothing when this version or a later one is known.
     */
    void reschedule(CutoffScheduled scheduled, Function<Boolean, List<Campaign>> plan);

    /**
     * One small step of the campaigns, in one transaction: starts those whose time has come, lays out up to {@code batch} letters, hands up to {@code release}
     * to the senders less what they still have, clears away what was cancelled. One process at a time does it.
     *
     * @param quietUntil in quiet hours their end: only letters are handed over whose deadline is no later
     * @return whether letters were handed over or laid out, so that there may be more to do
     */
    boolean step(int batch, int release, Optional<Instant> quietUntil);

    List<Campaign.Progress> all();

    /** @return false when there is none that is not over */
    boolean pause(UUID campaign, boolean paused);

    boolean cancel(UUID campaign);

    /** @param sample accounts, for a look at who they are; their ids are not shown in full */
    record DryRun(Map<Step, Long> recipients, List<Recipient> sample) {}

    record Recipient(AccountKey account, Step step) {}

    /** Who would be written to now. */
    DryRun dryRun(CutoffScheduled.Group group, int sample);
}
