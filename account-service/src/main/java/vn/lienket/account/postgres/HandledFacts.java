package vn.lienket.account.postgres;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienket.account.Fact;
import vn.lienket.account.HeardFacts;

/**
 * What each reader has applied, noted in the transaction that applies it. A fact carries the day on which it happened wherever it is sent again, so the day
 * leads the key: what comes now lands in one part of the index, and what is old is deleted in one piece.
 */
@Component
final class HandledFacts implements HeardFacts {

    // In the order of the key, so that two instances with the same facts wait for each other and do not lock each other
    // out.
    private static final String NOTE =
            """
            insert into handled_fact (occurred_on, reader, event_id)
            select occurred_on, ?, event_id
            from unnest(?::text[]::date[], ?::text[]::uuid[]) as heard (occurred_on, event_id)
            where occurred_on >= ?
            order by occurred_on, event_id
            on conflict do nothing returning event_id
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final FactSettings settings;

    HandledFacts(JdbcTemplate jdbc, Clock clock, FactSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    /** Those that are new to the reader, each once; of one that is too old to be remembered nobody can tell. */
    Collection<Fact> fresh(String reader, List<? extends Fact> heard) {
        LocalDate since = since();
        Map<UUID, Fact> each = new LinkedHashMap<>();
        heard.forEach(fact -> each.putIfAbsent(fact.eventId(), fact));
        Set<UUID> noted = Set.copyOf(jdbc.queryForList(
                NOTE,
                UUID.class,
                reader,
                each.values().stream().map(fact -> day(fact).toString()).toArray(String[]::new),
                each.keySet().stream().map(UUID::toString).toArray(String[]::new),
                since));
        List<Fact> fresh = new ArrayList<>(each.values());
        fresh.removeIf(fact -> !noted.contains(fact.eventId()) && !day(fact).isBefore(since));
        return fresh;
    }

    private static LocalDate day(Fact fact) {
        return fact.occurredAt().atZone(ZoneOffset.UTC).toLocalDate();
    }

    @Override
    public int forgetOld() {
        return jdbc.update("delete from handled_fact where occurred_on < ?", since());
    }

    private LocalDate since() {
        return clock.instant()
                .minus(settings.remembered())
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }
}
