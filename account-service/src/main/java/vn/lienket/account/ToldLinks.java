package vn.lienket.account;

import java.util.Map;
import java.util.function.Consumer;

/** What linking-service told the world of links, read past all that this service made of it. */
public interface ToldLinks {

    /** Hands on what was told since an earlier reading, to where the topics end now. */
    Position read(Position from, Consumer<Told> each);

    /** Whether this service has applied every fact before the position. */
    boolean areApplied(Position position);

    /** @param offsets by topic and partition */
    record Position(Map<String, Long> offsets) {

        public static final Position START = new Position(Map.of());
    }

    enum Source {
        /** The compacted topic that downstream systems start from. */
        SNAPSHOT,
        /** Linked and unlinked, fact by fact. */
        FACTS
    }

    /**
     * @param order of an account's records from one source, the highest counts
     * @param link null when the snapshot has a tombstone
     */
    record Told(Source source, AccountId account, long order, Link link) {}
}
