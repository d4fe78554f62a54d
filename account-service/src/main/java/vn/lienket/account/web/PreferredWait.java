package vn.lienket.account.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** {@code Prefer: wait=5} (RFC 7240): the answer when it is there, what is there when the time is over. No request thread is held meanwhile. */
@Component
final class PreferredWait implements DisposableBean {

    static final String HEADER = "Prefer";
    static final String APPLIED = "Preference-Applied";
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=([0-9]{1,4})(?:$|[,;\\s])");
    private static final long LONGEST_SECONDS = 10;
    private static final long LOOK_EVERY_MILLIS = 50;

    private final Clock clock;
    private final ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(2);

    PreferredWait(Clock clock) {
        this.clock = clock;
    }

    /** Zero when there is no such preference; never longer than what we can promise. */
    static Duration of(String prefer) {
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        return wait.find()
                ? Duration.ofSeconds(Math.min(LONGEST_SECONDS, Long.parseLong(wait.group(1))))
                : Duration.ZERO;
    }

    <T> CompletableFuture<T> until(Predicate<T> isThere, Supplier<T> look, Duration longest) {
        return watch(isThere, look, clock.instant().plus(longest));
    }

    private <T> CompletableFuture<T> watch(Predicate<T> isThere, Supplier<T> look, Instant end) {
        T seen = look.get();
        if (isThere.test(seen) || !clock.instant().isBefore(end)) {
            return CompletableFuture.completedFuture(seen);
        }
        Executor later = task -> watch.schedule(task, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        return CompletableFuture.supplyAsync(() -> watch(isThere, look, end), later)
                .thenCompose(next -> next);
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }
}
