package vn.lienket.notification.web;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Bell;
import vn.lienket.notification.Channel;
import vn.lienket.notification.ChannelOrder;
import vn.lienket.notification.Preferences;

/** For portals: by which ways their citizen wants to be told, in which order. */
@RestController
@RequestMapping("/v1/portals/{portal}/accounts/{accountId}/notice-preferences")
class PreferencesApi {

    private final Preferences preferences;
    private final Bell bell;

    PreferencesApi(Preferences preferences, Bell noticeBell) {
        this.preferences = preferences;
        this.bell = noticeBell;
    }

    record Wish(List<Channel> channels) {}

    @GetMapping
    ChannelOrder of(@PathVariable String portal, @PathVariable String accountId) {
        return preferences.of(new AccountKey(portal, accountId));
    }

    @PutMapping
    ChannelOrder put(@PathVariable String portal, @PathVariable String accountId, @RequestBody Wish wish) {
        ChannelOrder order = order(wish);
        preferences.put(new AccountKey(portal, accountId), order);
        bell.ring();
        return order;
    }

    private static ChannelOrder order(Wish wish) {
        if (wish.channels == null || wish.channels.isEmpty() || wish.channels.contains(null)) {
            throw new BadPreferences();
        }
        try {
            return new ChannelOrder(wish.channels);
        } catch (IllegalArgumentException e) {
            throw new BadPreferences();
        }
    }
}
