package vn.lienket.notification;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Lets systems downstream subscribe and change their secret. */
public final class ManageSubscriptions {

    private final Subscriptions subscriptions;
    private final Bell bell;
    private final Clock clock;

    public ManageSubscriptions(Subscriptions subscriptions, Bell bell, Clock clock) {
        this.subscriptions = subscriptions;
        this.bell = bell;
        this.clock = clock;
    }

    /** @param secret is told this once only */
    public record Opened(Subscription subscription, String secret) {}

    public Opened open(URI url, Subscription.Interest interest) {
        Subscription subscription =
                new Subscription(UUID.randomUUID(), url, interest, Subscription.State.ACTIVE, clock.instant());
        SigningSecrets secrets = SigningSecrets.fresh();
        subscriptions.add(subscription, secrets);
        return new Opened(subscription, secrets.current());
    }

    /** @param overlap how long calls are signed with the present secret as well; @return the new one */
    public Optional<String> rotateSecret(UUID id, Duration overlap) {
        return subscriptions.secrets(id).map(present -> {
            SigningSecrets rotated = present.rotated(clock.instant().plus(overlap));
            subscriptions.replaceSecrets(id, rotated);
            return rotated.current();
        });
    }

    public boolean change(UUID id, Subscription.State state) {
        boolean changed = subscriptions.change(id, state);
        bell.ring();
        return changed;
    }
}
