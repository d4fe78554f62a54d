package vn.lienket.notification.sending;

import java.time.Clock;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Bell;
import vn.lienket.notification.ContactSeal;
import vn.lienket.notification.DueNotices;
import vn.lienket.notification.Post;
import vn.lienket.notification.SendNotices;

/** Senders of their own for each channel, so that one that is closed holds up no other. */
@Component
class Senders implements SmartLifecycle {

    private final List<Post> posts;
    private final DueNotices due;
    private final ContactSeal seal;
    private final Bell bell;
    private final Clock clock;
    private List<ChannelSenders> running = List.of();

    Senders(List<Post> posts, DueNotices due, ContactSeal seal, Bell noticeBell, Clock clock) {
        this.posts = posts;
        this.due = due;
        this.seal = seal;
        this.bell = noticeBell;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = posts.stream()
                .map(post -> new ChannelSenders(new SendNotices(due, seal, post, clock), post, bell, clock))
                .toList();
        running.forEach(ChannelSenders::start);
    }

    /** A notice in hand is finished and marked, so that a planned stop never sends anything twice. */
    @Override
    public void stop() {
        running.forEach(ChannelSenders::tellToStop);
        bell.ring();
        try {
            for (ChannelSenders senders : running) {
                senders.awaitStopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running = List.of();
    }

    @Override
    public boolean isRunning() {
        return !running.isEmpty();
    }
}
