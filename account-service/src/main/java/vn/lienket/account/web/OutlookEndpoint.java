package vn.lienket.account.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.account.AccountType;
import vn.lienket.account.Cutoff;
import vn.lienket.account.Cutoffs;
import vn.lienket.account.Forecast;
import vn.lienket.account.Outlook;
import vn.lienket.account.Outlook.Scope;

/** What a cutoff would do, before anybody decides on it. */
@RestController
@RequestMapping("/v1/cutoffs")
class OutlookEndpoint {

    private static final String NO_PLACE = "none";

    private final Outlook outlook;
    private final Cutoffs cutoffs;
    private final Clock clock;

    OutlookEndpoint(Outlook outlook, Cutoffs cutoffs, Clock clock) {
        this.outlook = outlook;
        this.cutoffs = cutoffs;
        this.clock = clock;
    }

    /** @param cutoffAt what if it were then; without it, now */
    @GetMapping("/simulation")
    Simulation simulation(
            @RequestParam(required = false) String portal,
            @RequestParam(required = false) String accountType,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    OffsetDateTime cutoffAt) {
        Scope scope = scope(portal, accountType);
        Instant at = cutoffAt == null ? clock.instant() : cutoffAt.toInstant();
        return Simulation.of(
                at,
                outlook.wouldClose(scope),
                outlook.moved(scope, at, clock.instant()),
                Forecast.of(outlook, scope, at, clock));
    }

    /** The accounts themselves; ids as the portals gave them, nothing personal. */
    @GetMapping("/simulation.csv")
    void download(
            @RequestParam(required = false) String portal,
            @RequestParam(required = false) String accountType,
            HttpServletResponse response)
            throws IOException {
        Scope scope = scope(portal, accountType);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=would-close.csv");
        PrintWriter out = response.getWriter();
        out.println("portal,accountId,accountType,state,place");
        outlook.eachThatWouldClose(
                scope,
                row -> out.println(String.join(
                        ",",
                        row.id().portal(),
                        row.id().number(),
                        row.type().name(),
                        row.state().name(),
                        row.place() == null ? "" : row.place())));
    }

    /** For each entry of the calendar whose cutoff is to come. */
    @GetMapping("/forecast")
    List<Expected> forecast(@RequestParam(required = false) String portal) {
        Instant now = clock.instant();
        return cutoffs.all().stream()
                .filter(cutoff -> portal == null || cutoff.key().portal().equals(portal))
                .filter(cutoff -> cutoff.terms().cutoffAt() != null
                        && cutoff.terms().cutoffAt().isAfter(now))
                .map(this::expected)
                .toList();
    }

    private Expected expected(Cutoff cutoff) {
        Scope scope = new Scope(cutoff.key().portal(), cutoff.key().type());
        Instant at = cutoff.terms().cutoffAt();
        return new Expected(scope.portal(), scope.type(), at, Forecast.of(outlook, scope, at, clock));
    }

    private static Scope scope(String portal, String accountType) {
        return new Scope(
                portal == null ? null : Paths.portal(portal), accountType == null ? null : Paths.type(accountType));
    }

    record Expected(String portal, AccountType accountType, Instant cutoffAt, Forecast forecast) {}

    /** @param wouldClose as things are now: an upper bound for a cutoff to come, which the forecast lowers */
    record Simulation(
            Instant cutoffAt,
            long wouldClose,
            long wouldReopen,
            long linkedAfter,
            Map<String, Long> byType,
            Map<String, Long> byState,
            Map<String, Long> byPlace,
            Forecast forecast) {

        static Simulation of(Instant at, List<Outlook.Group> groups, Outlook.Moved moved, Forecast forecast) {
            return new Simulation(
                    at,
                    groups.stream().mapToLong(Outlook.Group::accounts).sum(),
                    moved.wouldReopen(),
                    moved.linkedAfter(),
                    by(groups, group -> group.type().name()),
                    by(groups, group -> group.state().name()),
                    by(groups, group -> group.place() == null ? NO_PLACE : group.place()),
                    forecast);
        }

        private static Map<String, Long> by(List<Outlook.Group> groups, Function<Outlook.Group, String> what) {
            return groups.stream()
                    .collect(
                            Collectors.groupingBy(what, TreeMap::new, Collectors.summingLong(Outlook.Group::accounts)));
        }
    }
}
