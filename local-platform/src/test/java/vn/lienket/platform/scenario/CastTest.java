package vn.lienket.platform.scenario;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CastTest {

    private static final String HEADER =
            "portal,accountId,accountType,fullName,dateOfBirth,cmnd,cccd,phone,email,language\n";

    @Test
    void isTheSameAtEveryRun() {
        AccountsFile sample = AccountsFile.sample();
        assertThat(Cast.of(sample.rows()).citizens())
                .isEqualTo(Cast.of(sample.rows()).citizens());
    }

    @Test
    void playsEveryHabitOfTheSample() {
        Cast cast = Cast.of(AccountsFile.sample().rows());
        assertThat(cast.citizens().stream().map(Citizen::habit).collect(toSet()))
                .isEqualTo(EnumSet.allOf(VneidHabit.class));
        assertThat(cast.holdings().map(Citizen.Holding::habit).collect(toSet()))
                .isEqualTo(EnumSet.allOf(CccdHabit.class));
    }

    @Test
    void expectsEveryKindOfOutcomeOfTheSample() {
        AccountsFile sample = AccountsFile.sample();
        Set<Long> refused = sample.knownRefusals().orElseThrow().keySet();
        Tally tally = new Expectation(Cast.of(sample.rows()).without(refused)).atTheEnd();
        assertThat(tally.of(Tally.IMPORTED)).isGreaterThanOrEqualTo(300);
        assertThat(tally.lines())
                .contains(
                        Tally.REFUSED + "AFTER_CUTOFF",
                        Tally.REFUSED + "ASSURANCE_TOO_LOW",
                        Tally.REFUSED + "DUPLICATE_ACCOUNT",
                        Tally.REFUSED + "EXEMPT",
                        Tally.STATE + "LINKED",
                        Tally.STATE + "CONFLICT",
                        Tally.STATE + "CLOSED",
                        Tally.STATE + "EXEMPT");
    }

    @Test
    void knowsOneCitizenByTheCccdOrTheCmndOrTheNameAndBirthDate() {
        Cast cast = Cast.of(
                rows(
                        """
                dvcqg,A1,CITIZEN,Nguyễn Thị Hòa,1988-05-21,280123456,074188004321,,,VI
                binhduong,B1,CITIZEN,NGUYỄN THỊ HOÀ,21/05/1988,,,,,VI
                binhduong,B2,CITIZEN,Hoà,,280123456,,,,VI
                dvcqg,A2,CITIZEN,Nguyễn Thị Hòa,1988-05-21,,074188009999,,,VI
                """));
        assertThat(cast.citizens())
                .extracting(citizen -> citizen.holdings().size())
                .containsExactly(3, 1);
    }

    @Test
    void inventsAWellFormedNumberForWhoStatesNone() {
        Cast cast = Cast.of(rows("binhduong,B1,CITIZEN,Nguyễn Văn A,1988-05-21,,,,,VI\n"));
        assertThat(cast.citizens().get(0).person().cccd()).matches("074[01]88[0-9]{6}");
    }

    private static List<AccountRow> rows(String csv) {
        return AccountsFile.of((HEADER + csv).getBytes(StandardCharsets.UTF_8)).rows();
    }
}
