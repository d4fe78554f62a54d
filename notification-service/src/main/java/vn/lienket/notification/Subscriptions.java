package vn.lienket.notification;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The subscriptions of systems downstream. */
public interface Subscriptions {

    void add(Subscription subscription, SigningSecrets secrets);

    List<Subscription> all();

    Optional<Subscription> find(UUID id);

    /** @return false when there is none */
    boolean change(UUID id, Subscription.State state);

    /** With all its calls. @return false when there was none */
    boolean remove(UUID id);

    Optional<SigningSecrets> secrets(UUID id);

    void replaceSecrets(UUID id, SigningSecrets secrets);
}
