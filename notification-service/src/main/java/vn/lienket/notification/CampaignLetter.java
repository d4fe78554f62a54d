package vn.lienket.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A letter of a campaign whose turn it is. Between its planning and this moment much may have happened. @param cancelled the campaign */
public record CampaignLetter(DueNotice due, boolean cancelled) {

    /**
     * Sends it, or holds it until the morning, or lets it be because nothing is left to tell.
     *
     * @param standing of the account, which must not change until the letter is delivered
     */
    public Settlement settle(
            Standing standing, QuietHours quiet, Instant now, Function<DueNotice, Settlement> deliver) {
        Instant deadline = due.notice().matter().deadline();
        Optional<Step> missing = standing.missing();
        if (cancelled || !now.isBefore(deadline) || missing.isEmpty()) {
            return new Settlement.Settled(NoticeState.MOOT, now, null);
        }
        // Where the morning would be too late the night is disturbed.
        return quiet.endAfter(now)
                .filter(deadline::isAfter)
                .<Settlement>map(morning -> new Settlement.Postponed(morning, QuietHours.CODE, due.attempts()))
                .orElseGet(() -> deliver.apply(due.saying(missing.get().name())));
    }
}
