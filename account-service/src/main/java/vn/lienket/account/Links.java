package vn.lienket.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Links by citizen: usually one. When a number is corrected, the link of the old citizenRef is withdrawn and the new one's begins, on different
 * partitions, each with a sequence of its own; kept apart, they may arrive in any order.
 */
public record Links(List<Link> byCitizen) {

    static final Links NONE = new Links(List.of());

    public Optional<Link> current() {
        return byCitizen.stream().filter(Link::holds).findFirst();
    }

    Links with(Link link) {
        if (of(link.citizenRef())
                .filter(known -> known.sequence() >= link.sequence())
                .isPresent()) {
            return this;
        }
        Stream<Link> others =
                byCitizen.stream().filter(known -> !known.citizenRef().equals(link.citizenRef()));
        return new Links(Stream.concat(others, Stream.of(link)).toList());
    }

    /** Whether anything was linked or unlinked at this instant or later. */
    boolean saidSince(Instant at) {
        return byCitizen.stream().anyMatch(link -> !link.at().isBefore(at));
    }

    private Optional<Link> of(String citizenRef) {
        return byCitizen.stream()
                .filter(link -> link.citizenRef().equals(citizenRef))
                .findFirst();
    }
}
