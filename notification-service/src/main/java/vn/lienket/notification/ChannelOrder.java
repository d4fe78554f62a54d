package vn.lienket.notification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The ways to a citizen in the order in which they are tried; the inbox, where each notice is anyway, ends it. */
public record ChannelOrder(List<Channel> channels) {

    public static final ChannelOrder USUAL = new ChannelOrder(List.of(Channel.EMAIL, Channel.SMS));

    /** @throws IllegalArgumentException when a channel comes twice, or after the inbox */
    public ChannelOrder {
        List<Channel> all = new ArrayList<>(channels);
        if (!all.contains(Channel.INBOX)) {
            all.add(Channel.INBOX);
        }
        if (new HashSet<>(all).size() < all.size() || all.indexOf(Channel.INBOX) < all.size() - 1) {
            throw new IllegalArgumentException("each channel once, and none after the inbox");
        }
        channels = List.copyOf(all);
    }

    public Channel first() {
        return channels.get(0);
    }

    /** The first that is neither among these nor the inbox. */
    Optional<Channel> otherThan(Set<Channel> tried) {
        return channels.stream()
                .filter(channel -> channel != Channel.INBOX && !tried.contains(channel))
                .findFirst();
    }
}
