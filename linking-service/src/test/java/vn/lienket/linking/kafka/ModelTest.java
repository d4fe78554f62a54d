package vn.lienket.linking.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.kafka.TestFacts.NOON;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.statistics.Statistics;
import org.apache.kafka.streams.state.Stores;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountType;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.AssuranceLevel;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkAction;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.VneidLogin;

/**
 * Histories made at random, told to the topology and to an oracle: both must announce the same.
 * {@code -Djqwik.tries.default=100000} for more of them.
 */
class ModelTest {

    private static final int HISTORIES_A_TOPOLOGY = 250;

    private static TopologyUnderTest topology;
    private static int histories;

    @Property
    void announcesWhatTheOracleDoes(@ForAll("histories") List<Step> steps) throws Exception {
        if (histories++ % HISTORIES_A_TOPOLOGY == 0) {
            stop();
            // In memory: the test driver writes a checkpoint after every record for stores that have files.
            topology = new TopologyUnderTest(Mode.PRODUCTION, Stores::inMemoryKeyValueStore);
        }
        Telling telling = new Telling("h" + histories + "-");
        steps.forEach(telling::tell);
        telling.compare();
    }

    @AfterContainer
    static void stop() {
        if (topology != null) {
            topology.close();
            topology = null;
        }
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        Arbitrary<Integer> account = Arbitraries.of(0, 1, 2, 3);
        Arbitrary<Integer> hour = Arbitraries.integers().between(0, 60);
        Arbitrary<Step> confirmed = Combinators.combine(account, Arbitraries.of(0, 0, 0, 1, 2), hour)
                .as(Step.Confirmed::new);
        Arbitrary<Step> corrected = account.map(Step.Corrected::new);
        Arbitrary<Step> loggedIn = Combinators.combine(
                        Arbitraries.of(0, 1),
                        Arbitraries.of(0, 0, 0, 1, 2),
                        Arbitraries.of(false, false, false, true),
                        hour,
                        Arbitraries.of(0, 0, 1, 60, 1439, 1440, 1441, 3000, -5, -6))
                .as(Step.LoggedIn::new);
        Arbitrary<Step> commanded = Combinators.combine(
                        account, Arbitraries.of(LinkAction.KEEP, LinkAction.UNLINK, LinkAction.LINK_ANYWAY), hour)
                .as(Step.Commanded::new);
        Arbitrary<Step> cutoff = Combinators.combine(
                        Arbitraries.of(0, 1),
                        Arbitraries.of(0, 0, 1, 2),
                        Arbitraries.of(Step.Kind.AT, Step.Kind.AT, Step.Kind.AT, Step.Kind.NONE, Step.Kind.EXEMPT),
                        hour,
                        Arbitraries.of(0, 0, 10))
                .as(Step.Cutoff::new);
        Arbitrary<Step> repeated = Combinators.combine(
                        Arbitraries.integers().between(0, 40), Arbitraries.of(0, 0, 1, 30))
                .as(Step.Repeated::new);
        return Arbitraries.frequencyOf(
                        Tuple.of(60, confirmed),
                        Tuple.of(10, corrected),
                        Tuple.of(60, loggedIn),
                        Tuple.of(20, commanded),
                        Tuple.of(20, cutoff),
                        Tuple.of(20, Arbitraries.create(Step.Examined::new)),
                        Tuple.of(20, repeated),
                        // Rare, because a topology takes longer to start than a history to tell: still hundreds of
                        // them.
                        Tuple.of(1, Arbitraries.create(Step.Restarted::new)))
                .list()
                .ofMinSize(2)
                .ofMaxSize(25);
    }

    /** Numbers choose among few citizens, portals, accounts and subjects, so that they meet; times are in hours. */
    sealed interface Step {

        enum Kind {
            AT,
            NONE,
            EXEMPT
        }

        record Confirmed(int account, int type, int hour) implements Step {}

        /** The account belongs to the other citizen from now on. */
        record Corrected(int account) implements Step {}

        record LoggedIn(int citizen, int subject, boolean low, int hour, int appendedMinutesLater) implements Step {}

        record Commanded(int account, LinkAction action, int hour) implements Step {}

        record Cutoff(int portal, int type, Kind kind, int hour, int graceHours) implements Step {}

        record Examined() implements Step {}

        record Restarted() implements Step {}

        /** One of the records told so far comes again. */
        record Repeated(int which, int appendedHoursLater) implements Step {}
    }

    /** Tells one history to both. */
    private static final class Telling {

        private static final AccountType[] TYPES = {
            AccountType.CITIZEN, AccountType.ORGANISATION, AccountType.PORTAL_ADMIN
        };
        private static final Set<String> EVENT_IDS = new HashSet<>();

        private final String prefix;
        private final NaiveOracle oracle = new NaiveOracle();
        private final List<Consumer<Duration>> told = new ArrayList<>();
        /** Of each account: three of one citizen, two of them at one portal, and one of another citizen. */
        private final int[] owners = {0, 0, 0, 1};

        private int numbers;

        private Telling(String prefix) {
            this.prefix = prefix;
        }

        private void tell(Step step) {
            if (step instanceof Step.Confirmed confirmed) {
                confirmed(confirmed);
            } else if (step instanceof Step.Corrected corrected) {
                corrected(corrected);
            } else if (step instanceof Step.LoggedIn login) {
                loggedIn(login);
            } else if (step instanceof Step.Commanded command) {
                commanded(command);
            } else if (step instanceof Step.Cutoff cutoff) {
                cutoff(cutoff);
            } else if (step instanceof Step.Examined) {
                topology.timePasses(Duration.ofSeconds(1));
                oracle.examine();
            } else if (step instanceof Step.Restarted) {
                topology.restart();
            } else if (step instanceof Step.Repeated repeated && !told.isEmpty()) {
                told.get(repeated.which % told.size()).accept(Duration.ofHours(repeated.appendedHoursLater));
            }
        }

        /** At the citizen that had the account first: after a correction, one that comes too late. */
        private void confirmed(Step.Confirmed step) {
            tell(confirmation(step.account, step.account == 3 ? 1 : 0, hour(step.hour))
                    .setAccountType(TYPES[step.type])
                    .build());
        }

        private void corrected(Step.Corrected step) {
            int former = owners[step.account];
            owners[step.account] = 1 - former;
            tell(confirmation(step.account, 1 - former, hour(100 + numbers))
                    .setAccountType(AccountType.CITIZEN)
                    .setPreviousCitizenRef(citizen(former))
                    .build());
        }

        private CccdUpdated.Builder confirmation(int account, int citizen, Instant at) {
            return CccdUpdated.newBuilder()
                    .setEventId(id("cccd"))
                    .setOccurredAt(at)
                    .setCitizenRef(citizen(citizen))
                    .setPortal(portal(account / 2))
                    .setAccountId("a" + account)
                    .setRequestId("r");
        }

        private void tell(CccdUpdated fact) {
            told(later -> {
                topology.tell("cccd-updated", fact.getCitizenRef(), fact);
                oracle.confirmed(fact);
            });
        }

        private void loggedIn(Step.LoggedIn step) {
            VneidLogin fact = VneidLogin.newBuilder()
                    .setEventId(id("login"))
                    .setOccurredAt(hour(step.hour))
                    .setCitizenRef(citizen(step.citizen))
                    .setVneidSubject("s" + step.subject)
                    .setAssuranceLevel(step.low ? AssuranceLevel.LEVEL_1 : AssuranceLevel.LEVEL_2)
                    .setPortal("p")
                    .build();
            told(later -> {
                Instant appended = fact.getOccurredAt()
                        .plus(Duration.ofMinutes(step.appendedMinutesLater))
                        .plus(later);
                topology.appendedAt(appended).tell("vneid-login", fact.getCitizenRef(), fact);
                oracle.loggedIn(fact, appended);
            });
        }

        private void commanded(Step.Commanded step) {
            LinkCommand fact = LinkCommand.newBuilder()
                    .setEventId(id("command"))
                    .setOccurredAt(hour(step.hour))
                    .setCommandId("c")
                    .setCitizenRef(citizen(owners[step.account]))
                    .setPortal(portal(step.account / 2))
                    .setAccountId("a" + step.account)
                    .setAction(step.action)
                    .setReason("")
                    .setRequestedBy("lan")
                    .setApprovedBy("minh")
                    .build();
            told(later -> {
                topology.tell("link-command", fact.getCitizenRef(), fact);
                oracle.commanded(fact);
            });
        }

        private void cutoff(Step.Cutoff step) {
            CutoffScheduled fact = CutoffScheduled.newBuilder()
                    .setEventId(id("cutoff"))
                    .setOccurredAt(NOON)
                    .setPortal(portal(step.portal))
                    .setAccountType(TYPES[step.type])
                    .setCutoffAt(step.kind == Step.Kind.AT ? hour(step.hour) : null)
                    .setGraceUntil(step.graceHours == 0 ? null : hour(step.hour + step.graceHours))
                    .setExempt(step.kind == Step.Kind.EXEMPT)
                    .setCalendarVersion(numbers)
                    .build();
            topology.cutoff(fact);
            oracle.calendar(fact);
        }

        private void told(Consumer<Duration> telling) {
            told.add(telling);
            telling.accept(Duration.ZERO);
        }

        private void compare() {
            Map<String, List<String>> announced = new TreeMap<>();
            topology.facts("account-linked", AccountLinked.class).stream()
                    .peek(fact -> assertThat(EVENT_IDS.add(fact.getEventId())).isTrue())
                    .forEach(fact -> add(
                            announced,
                            fact.getCitizenRef(),
                            "linked " + name(fact.getPortal(), fact.getAccountId())
                                    + " #" + fact.getSequence() + " " + fact.getVneidSubject()
                                    + (fact.getLate() ? " late" : "")
                                    + " by " + fact.getCccdUpdatedEventId() + " " + fact.getVneidLoginEventId()
                                    + (fact.getPreviousSubject() == null
                                            ? ""
                                            : " after " + fact.getPreviousSubject())));
            topology.facts("account-unlinked", AccountUnlinked.class).stream()
                    .peek(fact -> assertThat(EVENT_IDS.add(fact.getEventId())).isTrue())
                    .forEach(fact -> add(
                            announced,
                            fact.getCitizenRef(),
                            "unlinked " + name(fact.getPortal(), fact.getAccountId()) + " #" + fact.getSequence() + " "
                                    + fact.getVneidSubject() + " " + fact.getReason()));
            topology.facts("link-refused", LinkRefused.class).stream()
                    .peek(fact -> assertThat(EVENT_IDS.add(fact.getEventId())).isTrue())
                    .forEach(fact -> add(
                            announced,
                            fact.getCitizenRef(),
                            "refused " + name(fact.getPortal(), fact.getAccountId()) + " " + fact.getReason()));

            assertThat(announced).isEqualTo(oracle.announced());
            announced
                    .values()
                    .forEach(all ->
                            all.forEach(what -> Statistics.label("announced").collect(kind(what))));
        }

        /** Nothing that is never announced is tested. */
        private static String kind(String what) {
            String[] words = what.split(" ");
            return words[0]
                    + (what.startsWith("refused") || what.startsWith("unlinked") ? " " + words[words.length - 1] : "")
                    + (what.contains(" late") ? " late" : "")
                    + (what.contains(" after ") ? " again" : "");
        }

        /** Citizens of earlier histories may still be examined again. */
        private void add(Map<String, List<String>> announced, String citizen, String what) {
            if (citizen.contains(prefix)) {
                String kind = what.substring(0, what.indexOf(' '));
                announced
                        .computeIfAbsent(citizen + " " + kind, first -> new ArrayList<>())
                        .add(what);
            }
        }

        private static String name(String portal, String accountId) {
            return portal + "/" + accountId;
        }

        private String citizen(int number) {
            return "k1." + prefix + "c" + number;
        }

        private String portal(int number) {
            return prefix + "p" + number;
        }

        private String id(String kind) {
            return prefix + kind + "-" + numbers++;
        }

        private static Instant hour(int hour) {
            return NOON.plus(Duration.ofHours(hour));
        }
    }
}
