package vn.lienket.notification.sending;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienket.notification.Bell;
import vn.lienket.notification.Post;
import vn.lienket.notification.SendNotices;

/** The threads that send by one channel: woken by the bell, looking by themselves now and then, resting longer and longer during an outage. */
final class ChannelSenders {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelSenders.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    /** However long the other side asks us to stay away. */
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(15);

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final SendNotices notices;
    private final String channel;
    private final Post.Effort effort;
    private final Bell bell;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Instant closedUntil = Instant.MIN;

    ChannelSenders(SendNotices notices, Post post, Bell bell, Clock clock) {
        this.notices = notices;
        this.channel = post.channel().name().toLowerCase(Locale.ROOT);
        this.effort = post.effort();
        this.bell = bell;
        this.clock = clock;
    }

    void start() {
        for (int n = 1; n <= effort.atOnce(); n++) {
            Thread thread = new Thread(this::run, channel + "-sender-" + n);
            threads.add(thread);
            thread.start();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (isRunning()) {
                if (sendAll()) {
                    pause = FIRST_PAUSE;
                } else {
                    stopped.await(longer(pause, untilOpen()).toMillis(), TimeUnit.MILLISECONDS);
                    pause = shorter(pause.multipliedBy(2), effort.longestPause());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return false when there is an outage, of the channel or the database */
    private boolean sendAll() throws InterruptedException {
        try {
            long heard = bell.rings();
            while (isRunning() && isOpen() && notices.sendNext()) {
                // The next one.
            }
            if (isOpen()) {
                bell.await(heard, effort.poll());
            }
            return isOpen();
        } catch (Post.Outage e) {
            LOG.warn("{} away: {}", channel, e.code());
            // Asked of one sender, it holds for all.
            e.pause().ifPresent(asked -> closedUntil = clock.instant().plus(shorter(asked, LONGEST_ASKED)));
            return false;
        } catch (RuntimeException e) {
            // By name only: what drivers say may quote values.
            LOG.warn("{} rests: {}", channel, e.getClass().getSimpleName());
            return false;
        }
    }

    private boolean isOpen() {
        return !clock.instant().isBefore(closedUntil);
    }

    private Duration untilOpen() {
        return isOpen() ? Duration.ZERO : Duration.between(clock.instant(), closedUntil);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    void tellToStop() {
        stopped.countDown();
    }

    void awaitStopped() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(PATIENCE.toMillis());
        }
    }

    private boolean isRunning() {
        return stopped.getCount() > 0;
    }
}
