package vn.lienket.account.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienket.account.Account;
import vn.lienket.account.AccountId;
import vn.lienket.account.AccountNotFound;
import vn.lienket.account.Accounts;
import vn.lienket.account.Announcement;
import vn.lienket.account.AtLogin;
import vn.lienket.account.AuditEntry;
import vn.lienket.account.CccdRequest;
import vn.lienket.account.Closure;
import vn.lienket.account.Counts;
import vn.lienket.account.Cutoff;
import vn.lienket.account.CutoffKey;
import vn.lienket.account.Cutoffs;
import vn.lienket.account.Draft;
import vn.lienket.account.Fact;
import vn.lienket.account.Outcome;
import vn.lienket.account.Pseudonyms;
import vn.lienket.account.RowResult;

/** Accounts in PostgreSQL. */
@Component
final class JdbcAccounts implements Accounts {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final AccountTable table;
    private final ProgressTable progress;
    private final PastRequests past;
    private final AuditTable audit;
    private final CountAccounts counting;
    private final PortalLock portalLock;
    private final HandledFacts handled;
    private final OutboxTable outbox;
    private final Cutoffs cutoffs;
    private final Pseudonyms pseudonyms;

    JdbcAccounts(
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            StorageSecret secret,
            OutboxTable outbox,
            Cutoffs cutoffs,
            Pseudonyms pseudonyms,
            HandledFacts handled) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.table = new AccountTable(jdbc, new PersonalColumn(secret.seal()));
        this.progress = new ProgressTable(jdbc);
        this.past = new PastRequests(jdbc);
        this.audit = new AuditTable(jdbc);
        this.counting = new CountAccounts(jdbc);
        this.portalLock = new PortalLock(jdbc);
        this.outbox = outbox;
        this.cutoffs = cutoffs;
        this.pseudonyms = pseudonyms;
        this.handled = handled;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return table.find(id);
    }

    @Override
    public Optional<AtLogin> atLogin(AccountId id) {
        return progress.atLogin(id);
    }

    @Override
    public Optional<CccdRequest> request(AccountId id, UUID requestId) {
        return past.request(id, requestId);
    }

    @Override
    public <T> T change(AccountId id, Function<Account, Outcome<T>> decision) {
        return transaction.execute(status -> {
            Account before = table.lock(List.of(id)).get(id);
            if (before == null) {
                throw new AccountNotFound();
            }
            Outcome<T> outcome = decision.apply(before);
            if (!outcome.account().equals(before)) {
                table.save(null, List.of(before), List.of(outcome.account()));
                audit.add(asked(before, outcome.account()));
            }
            outbox.add(outcome.announcements());
            return outcome.answer();
        });
    }

    /** Who stated it, the portal must know. */
    private static List<AuditEntry> asked(Account before, Account after) {
        CccdRequest request = after.progress().check().request();
        return request == null || request.equals(before.progress().check().request())
                ? List.of()
                : List.of(new AuditEntry(
                        after.id().key(),
                        "CCCD_STATED",
                        after.id().portal(),
                        "the holder stated it",
                        List.of(request.id().toString())));
    }

    @Override
    public List<RowResult> merge(UUID importId, List<Draft> drafts, Instant at) {
        return transaction.execute(status -> {
            // Takes the lock of each portal, under which accounts are registered by one at a time.
            cutoffs.know(drafts.stream().map(draft -> draft.id().portal()).collect(Collectors.toSet()), at);
            Map<AccountId, Account> known =
                    table.lock(drafts.stream().map(Draft::id).toList());
            Set<AccountId> named = table.broughtBy(importId, known.keySet());
            Map<CutoffKey, Boolean> exempt = new HashMap<>();
            Merging merging = new Merging();
            for (Draft draft : drafts) {
                Account before = known.get(draft.id());
                if (before == null) {
                    boolean isExempt = exempt.computeIfAbsent(draft.cutoffKey(), this::isExempt);
                    merging.add(null, draft.register(isExempt, pseudonyms, at));
                } else if (named.contains(draft.id())) {
                    merging.add(before, draft.repeat(before));
                } else {
                    merging.add(before, draft.update(before, pseudonyms, at));
                }
            }
            RowsAhead letters = outbox.ahead(merging.byKind());
            table.add(importId, merging.fresh);
            table.save(importId, merging.before, merging.after);
            audit.add(merging.entries);
            outbox.add(letters);
            return merging.results;
        });
    }

    private boolean isExempt(CutoffKey key) {
        return cutoffs.of(key).terms().exempt();
    }

    private static final class Merging {

        private final List<Account> fresh = new ArrayList<>();
        private final List<Account> before = new ArrayList<>();
        private final List<Account> after = new ArrayList<>();
        private final Map<Class<?>, List<Announcement>> announcements = new LinkedHashMap<>();
        private final List<AuditEntry> entries = new ArrayList<>();
        private final List<RowResult> results = new ArrayList<>();

        void add(Account was, Outcome<RowResult> outcome) {
            Account is = outcome.account();
            if (!is.equals(was)) {
                change(was, is);
                if (isConfirmed(is) && (was == null || !isConfirmed(was))) {
                    entries.add(confirmed(is));
                }
            }
            outcome.announcements().forEach(told -> announcements
                    .computeIfAbsent(told.getClass(), kind -> new ArrayList<>())
                    .add(told));
            results.add(outcome.answer());
        }

        /** Each kind is sealed by a key of its own, and a cipher that is given another key works out its schedule anew. Facts of one topic keep their order. */
        List<Announcement> byKind() {
            return announcements.values().stream().flatMap(List::stream).toList();
        }

        private void change(Account was, Account is) {
            if (was == null) {
                fresh.add(is);
            } else {
                before.add(was);
                after.add(is);
            }
        }
    }

    private static boolean isConfirmed(Account account) {
        return account.progress().check().isConfirmed();
    }

    private static AuditEntry confirmed(Account account) {
        return new AuditEntry(
                account.id().key(),
                "CCCD_CONFIRMED",
                account.id().portal(),
                "the portal's file says that it was confirmed before",
                List.of(account.progress().check().request().id().toString()));
    }

    @Override
    public void record(String reader, List<? extends Fact> facts) {
        transaction.executeWithoutResult(status -> apply(handled.fresh(reader, facts)));
    }

    private void apply(Collection<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        Map<AccountId, ProgressRow> rows =
                progress.lock(facts.stream().map(Fact::account).collect(Collectors.toSet()));
        Map<AccountId, ProgressRow> changed = new LinkedHashMap<>();
        List<AuditEntry> entries = new ArrayList<>();
        for (Fact fact : facts) {
            ProgressRow was = rows.get(fact.account());
            if (was == null) {
                throw new AccountNotFound();
            }
            ProgressRow is = was.after(fact);
            if (!is.equals(was)) {
                rows.put(is.id(), is);
                changed.put(is.id(), is);
                entries.add(fact.entry());
            }
        }
        progress.save(List.copyOf(changed.values()));
        audit.add(entries);
    }

    @Override
    public Optional<AccountId> settle(Cutoff cutoff, Cutoff.Effect effect, AccountId last, Instant at, int limit) {
        return transaction.execute(status -> {
            // Nobody changes the calendar of the portal meanwhile; who did so before has the last word.
            portalLock.shared(cutoff.key().portal());
            if (cutoffs.of(cutoff.key()).version() != cutoff.version()) {
                return Optional.empty();
            }
            List<ProgressRow> after = new ArrayList<>();
            List<Announcement> announcements = new ArrayList<>();
            List<AuditEntry> entries = new ArrayList<>();
            List<ProgressRow> unsettled = unsettled(cutoff.key(), effect, last, limit);
            for (ProgressRow row : unsettled) {
                Closure closure = cutoff.settles(row.progress(), effect);
                if (closure != null) {
                    after.add(row.with(closure));
                    announcements.addAll(closed(row, closure, at));
                    entries.add(entry(row, closure, cutoff));
                }
            }
            progress.save(after);
            audit.add(entries);
            outbox.add(announcements);
            return unsettled.isEmpty()
                    ? Optional.empty()
                    : Optional.of(unsettled.get(unsettled.size() - 1).id());
        });
    }

    private static AuditEntry entry(ProgressRow row, Closure closure, Cutoff cutoff) {
        String what = closure.exempt() ? "EXEMPTED" : closure.calendarVersion() == null ? "REOPENED" : "CLOSED";
        return new AuditEntry(
                row.id().key(), what, "account-service", "calendar version " + cutoff.version(), List.of());
    }

    /** Each batch goes on from the last one, along the primary key: found by state, millions that were settled a moment ago would be walked over again. */
    private List<ProgressRow> unsettled(CutoffKey key, Cutoff.Effect effect, AccountId last, int limit) {
        String which =
                switch (effect) {
                    case CLOSES -> "state in ('REGISTERED', 'CCCD_PENDING', 'CCCD_VERIFIED', 'EXEMPT')";
                    case OPENS -> "(closed_by_version is not null or state = 'EXEMPT')";
                    case EXEMPTS -> "state <> 'EXEMPT'";
                };
        return progress.lock(
                "portal = ? and account_type = ? and account_id > ? and " + which
                        + " order by portal, account_id limit ? for update skip locked",
                key.portal(),
                key.type().name(),
                last == null ? "" : last.number(),
                limit);
    }

    private static List<Announcement> closed(ProgressRow row, Closure closure, Instant at) {
        boolean closes =
                closure.calendarVersion() != null && row.progress().closure().calendarVersion() == null;
        return closes ? List.of(new Announcement.AccountClosed(row.id(), closure.calendarVersion(), at)) : List.of();
    }

    @Override
    public Counts counts(String portal) {
        return counting.of(portal);
    }
}
