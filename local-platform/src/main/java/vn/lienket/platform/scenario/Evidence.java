package vn.lienket.platform.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.LinkRefused;
import vn.lienket.platform.LocalPlatform;
import vn.lienket.platform.Part;
import vn.lienket.platform.PostgresServer;
import vn.lienket.platform.invariants.AccountTables;
import vn.lienket.platform.invariants.Canaries;
import vn.lienket.platform.invariants.CountsAddUp;
import vn.lienket.platform.invariants.EveryFactTold;
import vn.lienket.platform.invariants.EveryPairLinkedOnce;
import vn.lienket.platform.invariants.Facts;
import vn.lienket.platform.invariants.FactsOnBroker;
import vn.lienket.platform.invariants.FileOutput;
import vn.lienket.platform.invariants.Invariant;
import vn.lienket.platform.invariants.NoLinkWithoutProof;
import vn.lienket.platform.invariants.NothingPersonalInClear;
import vn.lienket.platform.invariants.OneSubjectOneAccount;
import vn.lienket.platform.invariants.Output;
import vn.lienket.platform.invariants.PageOutput;
import vn.lienket.platform.invariants.StoredAccount;
import vn.lienket.platform.invariants.TableOutput;
import vn.lienket.platform.invariants.Told;
import vn.lienket.platform.invariants.TopicOutput;
import vn.lienket.platform.invariants.Unread;
import vn.lienket.platform.national.StoredMessage;

/** What really happened: topics, account-service's tables, the mailbox and the text messages, never a program's own counters. */
final class Evidence {

    /** notification-service lets a single mail be between the mail server's "250" and its own mark. */
    private static final int MAILS_IN_DOUBT = 1;

    private final LocalPlatform platform;
    private final AccountsFile file;
    private final Map<String, AccountRow> rows = new HashMap<>();
    private final Cast cast;
    private Facts facts;
    private List<StoredAccount> stored;
    private List<String> mailedEventIds;
    private List<String> textedEventIds;

    Evidence(LocalPlatform platform, Cast cast, AccountsFile file) {
        this.platform = platform;
        this.cast = cast;
        this.file = file;
        cast.holdings().forEach(holding -> rows.put(holding.row().key(), holding.row()));
    }

    void gather() {
        facts = new FactsOnBroker(platform.bootstrapServers(), platform.registryUrl()).read();
        try {
            stored = new AccountTables(platform.database("account"), PostgresServer.USER).read();
        } catch (SQLException e) {
            throw new IllegalStateException("account-service's tables cannot be read", e);
        }
        mailedEventIds = platform.mailbox().all().stream()
                .map(mail -> mail.headers().getOrDefault("Message-ID", "").replaceAll("^<([^@]*)@.*$", "$1"))
                .toList();
        textedEventIds =
                platform.smsGateway().all().stream().map(StoredMessage::key).toList();
    }

    /** How many cutoffs of this instant were announced as reached. */
    long cutoffsReached(Instant at) {
        gather();
        return facts.of(CutoffReached.class).stream()
                .map(Told::fact)
                .filter(reached -> reached.getCutoffAt().equals(at))
                .map(reached -> reached.getPortal() + "/" + reached.getAccountType())
                .distinct()
                .count();
    }

    Tally tally() {
        Tally tally = new Tally();
        for (StoredAccount account : stored) {
            tally.add(Tally.IMPORTED, account.portal());
            tally.add(Tally.STATE + account.state(), account.portal());
        }
        Set<String> told = new HashSet<>();
        Map<String, Set<String>> messages =
                Map.of(Tally.EMAILS, Set.copyOf(mailedEventIds), Tally.TEXTS, Set.copyOf(textedEventIds));
        count(facts.of(CccdUpdated.class), fact -> Tally.CONFIRMED, told, messages, tally);
        count(facts.of(CccdUpdateRejected.class), fact -> Tally.REJECTED + fact.getReason(), told, messages, tally);
        count(facts.of(AccountLinked.class), fact -> Tally.LINKED, told, messages, tally);
        count(facts.of(LinkRefused.class), fact -> Tally.REFUSED + fact.getReason(), told, messages, tally);
        count(facts.of(AccountClosed.class), fact -> Tally.CLOSURES, told, messages, tally);
        return tally;
    }

    /** Each account once a line: a citizen who, after a crash, states the same again is the same citizen. */
    private static <T extends SpecificRecord> void count(
            List<Told<T>> topic,
            java.util.function.Function<T, String> line,
            Set<String> told,
            Map<String, Set<String>> messages,
            Tally tally) {
        for (Told<T> one : topic) {
            String portal = text(one.fact(), "portal");
            String name = line.apply(one.fact());
            String account = portal + "/" + text(one.fact(), "accountId");
            if (told.add(name + " " + account)) {
                tally.add(name, portal);
            }
            messages.forEach((kind, eventIds) -> {
                if (eventIds.contains(text(one.fact(), "eventId")) && told.add(kind + " " + name + " " + account)) {
                    tally.add(kind, portal);
                }
            });
        }
    }

    private static String text(SpecificRecord fact, String field) {
        return fact.get(fact.getSchema().getField(field).pos()).toString();
    }

    /** Nothing lies unread before any of the services. */
    boolean everythingRead() {
        Unread unread = new Unread(platform.bootstrapServers());
        return Part.services().stream().map(Part::title).noneMatch(unread::anyFor);
    }

    List<Invariant> invariants() {
        return List.of(
                new NoLinkWithoutProof(facts),
                new EveryPairLinkedOnce(facts),
                new OneSubjectOneAccount(facts, stored),
                new NothingPersonalInClear(canaries(), outputs()),
                new CountsAddUp(facts, stored, rows.size()),
                new EveryFactTold(
                        facts,
                        reachable(),
                        Stream.concat(mailedEventIds.stream(), textedEventIds.stream())
                                .toList(),
                        copiesThatCrashesCause()));
    }

    private Map<String, String> reachable() {
        return rows.values().stream()
                .filter(row -> row.hasEmail() || row.canBeTexted())
                .collect(Collectors.toMap(AccountRow::key, row -> row.account().accountType()));
    }

    private long copiesThatCrashesCause() {
        try {
            return MAILS_IN_DOUBT * platform.data().crashesOf(Part.NOTIFICATION_SERVICE.title());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Output> outputs() {
        List<Output> outputs = new ArrayList<>();
        outputs.add(new TopicOutput(platform.bootstrapServers()));
        outputs.add(new FileOutput("logs", platform.data().resolve("logs")));
        outputs.add(new FileOutput("state of linking-service", platform.data().resolve("linking")));
        outputs.add(new TableOutput("account database", platform.database("account"), PostgresServer.USER));
        outputs.add(new TableOutput("notification database", platform.database("notification"), PostgresServer.USER));
        for (Part service : Part.services()) {
            outputs.add(new PageOutput(
                    "metrics of " + service.title(),
                    platform.ports().url(service).resolve("/actuator/prometheus")));
        }
        return outputs;
    }

    /** Everything personal that was in the file, that a citizen typed, or that a national system knows. */
    private Canaries canaries() {
        List<AccountRow> all = file.rows();
        return new Canaries()
                .add(
                        "CCCD",
                        values(Stream.concat(
                                all.stream().map(row -> row.who().cccd()),
                                cast.citizens().stream()
                                        .flatMap(citizen -> Stream.of(
                                                citizen.person().cccd(),
                                                Spelling.wrong(citizen.person().cccd()))))))
                .add("CMND", values(all.stream().map(row -> row.who().cmnd())))
                .add(
                        "name",
                        values(all.stream().flatMap(row -> spellings(row.who().fullName()))))
                .add(
                        "birth date",
                        values(cast.citizens().stream()
                                .flatMap(citizen -> dates(citizen.person().dateOfBirth()))))
                .add(
                        "phone",
                        values(all.stream().flatMap(row -> phones(row.contact().phone()))))
                .add("e-mail", values(all.stream().map(row -> row.contact().email())));
    }

    private static Set<String> values(Stream<String> values) {
        Set<String> distinct = new HashSet<>();
        values.filter(value -> !value.isBlank()).forEach(distinct::add);
        return distinct;
    }

    private static Stream<String> spellings(String name) {
        return Stream.of(
                Normalizer.normalize(name, Normalizer.Form.NFC),
                Normalizer.normalize(name, Normalizer.Form.NFD),
                name.toUpperCase(Locale.ROOT));
    }

    /** {@code 1987-05-21}, {@code 21/05/1987}; only a year is found anywhere. */
    private static Stream<String> dates(String iso) {
        return iso.length() == 10
                ? Stream.of(iso, iso.substring(8) + "/" + iso.substring(5, 7) + "/" + iso.substring(0, 4))
                : Stream.of();
    }

    private static Stream<String> phones(String phone) {
        String digits = phone.replaceAll("[^0-9]", "");
        String national = digits.startsWith("84") ? "0" + digits.substring(2) : digits;
        return national.length() < 9 ? Stream.of() : Stream.of(phone, national, "84" + national.substring(1));
    }
}
