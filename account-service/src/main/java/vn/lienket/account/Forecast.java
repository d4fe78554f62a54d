package vn.lienket.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Where linking will stand at an instant if it goes on as in the last seven days. A straight line: it does not know of the rush before a deadline.
 *
 * @param linkedShare of all accounts, 0 to 1
 */
public record Forecast(long accounts, long linked, double linkedADay, long linkedByThen, double linkedShare) {

    private static final Duration LATELY = Duration.ofDays(7);

    public static Forecast of(Outlook outlook, Outlook.Scope scope, Instant then, Clock clock) {
        Instant now = clock.instant();
        Outlook.Pace pace = outlook.pace(scope, now.minus(LATELY));
        double aDay = (double) pace.linkedLately() / LATELY.toDays();
        double days = Math.max(0, Duration.between(now, then).toSeconds() / 86_400.0);
        long byThen = Math.min(pace.accounts(), pace.linked() + Math.round(aDay * days));
        double share = pace.accounts() == 0 ? 0 : (double) byThen / pace.accounts();
        return new Forecast(pace.accounts(), pace.linked(), aDay, byThen, share);
    }
}
