package vn.lienket.notification.web;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.CallState;
import vn.lienket.notification.Ledger;
import vn.lienket.notification.ManageSubscriptions;
import vn.lienket.notification.ReplayCalls;
import vn.lienket.notification.Subscription;
import vn.lienket.notification.Subscriptions;

/** Webhooks: who is called about what, what was acknowledged, and once more please. */
@RestController
@RequestMapping("/v1/subscriptions")
class SubscriptionsApi {

    private static final int PAGE = 500;

    private final Subscriptions subscriptions;
    private final ManageSubscriptions manage;
    private final Ledger ledger;
    private final ReplayCalls replays;
    private final SubscriptionSettings settings;

    SubscriptionsApi(
            Subscriptions subscriptions,
            ManageSubscriptions manage,
            Ledger ledger,
            ReplayCalls replays,
            SubscriptionSettings settings) {
        this.subscriptions = subscriptions;
        this.manage = manage;
        this.ledger = ledger;
        this.replays = replays;
        this.settings = settings;
    }

    /** The only answer, beside that of a rotation, that tells the secret. */
    @PostMapping
    ResponseEntity<Opened> open(@RequestBody SubscriptionRequest request) {
        ManageSubscriptions.Opened opened = manage.open(request.checkedUrl(settings), request.interest(settings));
        return ResponseEntity.created(
                        URI.create("/v1/subscriptions/" + opened.subscription().id()))
                .body(new Opened(view(opened.subscription()), opened.secret()));
    }

    @GetMapping
    List<View> all() {
        return subscriptions.all().stream().map(this::view).toList();
    }

    @GetMapping("/{id}")
    View one(@PathVariable UUID id) {
        return view(find(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        require(subscriptions.remove(id));
    }

    @PostMapping("/{id}/pause")
    View pause(@PathVariable UUID id) {
        require(manage.change(id, Subscription.State.PAUSED));
        return one(id);
    }

    @PostMapping("/{id}/resume")
    View resume(@PathVariable UUID id) {
        require(manage.change(id, Subscription.State.ACTIVE));
        return one(id);
    }

    @PostMapping("/{id}/secret")
    Map<String, String> rotate(@PathVariable UUID id) {
        String secret = manage.rotateSecret(id, settings.secretOverlap()).orElseThrow(NoSuchSubscription::new);
        return Map.of("secret", secret);
    }

    /** @param after the last number of the page before */
    @GetMapping("/{id}/calls")
    List<Ledger.Entry> calls(
            @PathVariable UUID id,
            @RequestParam(required = false) CallState state,
            @RequestParam(required = false) String portal,
            @RequestParam(required = false) String accountId,
            @RequestParam(defaultValue = "0") long after) {
        requireBothOrNone(portal, accountId);
        return ledger.entries(new Ledger.Question(find(id).id(), state, portal, accountId, after, PAGE));
    }

    record ReplayRequest(Instant since, String portal, String accountId) {}

    @PostMapping("/{id}/replays")
    Map<String, Integer> replay(@PathVariable UUID id, @RequestBody ReplayRequest request) {
        requireBothOrNone(request.portal, request.accountId);
        Optional<AccountKey> account =
                Optional.ofNullable(request.accountId).map(accountId -> new AccountKey(request.portal, accountId));
        if (request.since == null && account.isEmpty()) {
            throw new BadSubscription("Thiếu “since” hoặc “accountId”.", "'since' or 'accountId' is needed.");
        }
        return Map.of(
                "calls", replays.replay(find(id), new Ledger.Replay(Optional.ofNullable(request.since), account)));
    }

    private static void requireBothOrNone(String portal, String accountId) {
        if ((portal == null) != (accountId == null)) {
            throw new BadSubscription(
                    "“portal” và “accountId” phải đi cùng nhau.", "'portal' and 'accountId' go together.");
        }
    }

    private Subscription find(UUID id) {
        return subscriptions.find(id).orElseThrow(NoSuchSubscription::new);
    }

    private static void require(boolean found) {
        if (!found) {
            throw new NoSuchSubscription();
        }
    }

    private View view(Subscription s) {
        return new View(
                s.id(),
                s.url(),
                s.interest().types(),
                s.interest().portals(),
                s.state(),
                s.createdAt(),
                ledger.counts(s.id()));
    }

    record Opened(View subscription, String secret) {}

    record View(
            UUID id,
            URI url,
            List<String> types,
            List<String> portals,
            Subscription.State state,
            Instant createdAt,
            Map<CallState, Long> calls) {}
}
