package vn.lienket.notification;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which way a notice goes: the one place that chooses a channel.
 *
 * @param channel whose turn it is
 * @param refusals of the channels tried before: why
 */
public record Route(ChannelOrder order, Channel channel, Map<Channel, String> refusals) {

    static final String NO_ADDRESS = "NO_ADDRESS";

    public Route {
        refusals = Map.copyOf(refusals);
    }

    /** The next way when this one fails for good; when there is none the notice is left to the inbox. */
    Settlement refused(String code, Instant at) {
        Optional<Channel> next = next();
        if (next.isPresent()) {
            return new Settlement.HandedOn(channel, code, next.get(), at);
        }
        return nobodyHadAnAddress(code)
                ? new Settlement.Settled(NoticeState.NO_ADDRESS, at, null)
                : new Settlement.Settled(NoticeState.FAILED, at, failure(code));
    }

    private Optional<Channel> next() {
        Set<Channel> tried = EnumSet.of(channel);
        tried.addAll(refusals.keySet());
        return order.otherThan(tried);
    }

    private boolean nobodyHadAnAddress(String code) {
        return code.equals(NO_ADDRESS) && refusals.values().stream().allMatch(NO_ADDRESS::equals);
    }

    /** What went wrong says more than that there was no other way. */
    private String failure(String code) {
        return code.equals(NO_ADDRESS)
                ? refusals.values().stream()
                        .filter(refusal -> !refusal.equals(NO_ADDRESS))
                        .sorted()
                        .findFirst()
                        .orElse(code)
                : code;
    }
}
