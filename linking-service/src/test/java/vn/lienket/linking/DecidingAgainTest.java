package vn.lienket.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienket.linking.History.day;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecidingAgainTest {

    private static final PortalAccount ACCOUNT = new PortalAccount("dvcqg", "an");
    private static final Calendar SHUT = calendar(1, 0);

    private final List<String> announced = new ArrayList<>();
    private final Replay replay = new Replay(
            new LinkingRules(AssuranceLevel.LEVEL_2, ClockBounds.DEFAULT),
            new Remembered(),
            (citizen, outcome) -> announced.add(citizen + " " + kind(outcome)));

    @Test
    void linksAPair() {
        replay.tell("k1.an", confirmed("k1.an", 1, Optional.empty()));
        replay.tell("k1.an", loggedIn("vneid-1", 2));

        assertThat(announced).containsExactly("k1.an linked #1");
    }

    @Test
    void linksWhatAChangedCalendarReopens() {
        replay.calendarChanged(SHUT);
        replay.tell("k1.an", confirmed("k1.an", 1, Optional.empty()));
        replay.tell("k1.an", loggedIn("vneid-1", 2));
        replay.calendarChanged(SHUT);

        replay.calendarChanged(calendar(2, 9));

        assertThat(announced).containsExactly("k1.an refused", "k1.an linked #1");
        assertThat(replay.calendar()).isEqualTo(calendar(2, 9));
    }

    @Test
    void movesAnAccountWithItsSequence() {
        replay.tell("k1.wrong", confirmed("k1.wrong", 1, Optional.empty()));
        replay.tell("k1.wrong", loggedIn("vneid-1", 1));
        replay.tell("k1.right", loggedIn("vneid-2", 1));

        replay.tell("k1.right", confirmed("k1.right", 2, Optional.of("k1.wrong")));

        assertThat(announced).containsExactly("k1.wrong linked #1", "k1.wrong unlinked #2", "k1.right linked #3");
    }

    private static Calendar calendar(long version, int day) {
        return Calendar.EMPTY.with(
                new Calendar.Entry("dvcqg", AccountType.CITIZEN),
                new Cutoff(version, Optional.of(day(day)), Optional.empty(), false));
    }

    private static Fact confirmed(String citizen, int day, Optional<String> movedFrom) {
        return new Fact.CccdConfirmed(
                citizen, ACCOUNT, AccountType.CITIZEN, new Evidence("cccd " + day, day(day)), movedFrom);
    }

    private static Fact loggedIn(String subject, int day) {
        return new Fact.LoggedIn(subject, AssuranceLevel.LEVEL_2, new Evidence("login " + day, day(day)), day(day));
    }

    private static String kind(Outcome outcome) {
        return outcome.fold(
                linked -> "linked #" + linked.sequence(),
                unlinked -> "unlinked #" + unlinked.sequence(),
                refused -> "refused",
                told -> "told");
    }

    private static final class Remembered implements Replay.Memory {

        private final Map<String, Citizen> citizens = new HashMap<>();

        @Override
        public Citizen get(String citizenRef) {
            return citizens.getOrDefault(citizenRef, Citizen.UNKNOWN);
        }

        @Override
        public void put(String citizenRef, Citizen citizen) {
            citizens.put(citizenRef, citizen);
        }

        @Override
        public List<String> hopeful() {
            return citizens.keySet().stream()
                    .filter(citizen -> get(citizen).hopesForAnotherCalendar())
                    .toList();
        }
    }
}
