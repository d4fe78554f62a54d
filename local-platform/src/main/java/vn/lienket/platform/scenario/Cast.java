package vn.lienket.platform.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import vn.lienket.platform.national.Person;
import vn.lienket.platform.scenario.Citizen.Holding;

/**
 * Who plays, made from the rows alone, so that every run over the same file plays the same. Rows with the same CCCD are the same citizen; a row without one
 * is the citizen with the same CMND, else with the same name and birth date, else somebody new, whose number is then invented.
 */
final class Cast {

    private final List<Citizen> citizens;

    private Cast(List<Citizen> citizens) {
        this.citizens = citizens;
    }

    static Cast of(List<AccountRow> rows) {
        List<List<AccountRow>> groups = new ArrayList<>();
        Map<String, List<AccountRow>> byTrait = new HashMap<>();
        // Those with a CCCD first: the others join them.
        Stream<AccountRow> inOrder = rows.stream().sorted(Comparator.comparing(row -> !row.statesCccd()));
        inOrder.forEach(row -> {
            List<String> traits = traits(row);
            List<AccountRow> group = traits.stream()
                    .map(byTrait::get)
                    .filter(known -> known != null && mayBeTheSame(known.get(0), row))
                    .findFirst()
                    .orElseGet(() -> {
                        List<AccountRow> fresh = new ArrayList<>();
                        groups.add(fresh);
                        return fresh;
                    });
            group.add(row);
            traits.forEach(trait -> byTrait.putIfAbsent(trait, group));
        });
        Set<String> taken = new LinkedHashSet<>();
        rows.forEach(row -> taken.add(row.who().cccd()));
        return new Cast(groups.stream().map(group -> citizen(group, taken)).toList());
    }

    private static List<String> traits(AccountRow row) {
        List<String> traits = new ArrayList<>();
        if (row.statesCccd()) {
            traits.add("cccd " + row.who().cccd());
        }
        if (!row.who().cmnd().isEmpty()) {
            traits.add("cmnd " + row.who().cmnd());
        }
        if (row.who().dateOfBirth().length() > 4) {
            traits.add("who " + Spelling.folded(row.who().fullName()) + " " + row.dateOfBirth());
        }
        return traits;
    }

    private static boolean mayBeTheSame(AccountRow known, AccountRow row) {
        return !row.statesCccd()
                || !known.statesCccd()
                || known.who().cccd().equals(row.who().cccd());
    }

    private static Citizen citizen(List<AccountRow> rows, Set<String> taken) {
        AccountRow first = rows.get(0);
        String cccd = first.statesCccd() ? first.who().cccd() : invented(first, taken);
        List<Holding> holdings = rows.stream()
                .map(row -> new Holding(row, CccdHabit.of(row, rows.size() == 1)))
                .toList();
        List<String> portals = rows.stream().map(AccountRow::portal).distinct().toList();
        String portal = Dice.percent(cccd, "portal") < 80 ? portals.get(0) : otherThan(portals.get(0));
        return new Citizen(
                person(cccd, rows, holdings.get(0).habit()),
                "vneid-" + Long.toString(Dice.below(Long.MAX_VALUE, cccd, "subject"), 36),
                VneidHabit.of(cccd),
                portal,
                holdings);
    }

    private static String otherThan(String portal) {
        return portal.equals("dvcqg") ? "binhduong" : "dvcqg";
    }

    /** The truth is what the file says, where it says most; unless the file is meant to be wrong. */
    private static Person person(String cccd, List<AccountRow> rows, CccdHabit habit) {
        AccountRow first = rows.get(0);
        String dateOfBirth = rows.stream()
                .map(AccountRow::dateOfBirth)
                .max(Comparator.comparingInt(String::length))
                .filter(date -> !date.isEmpty())
                .orElseGet(() -> Spelling.birthDateFor(cccd));
        String cmnd = rows.stream()
                .map(row -> row.who().cmnd())
                .filter(number -> !number.isEmpty())
                .findFirst()
                .orElse(null);
        boolean misspelt = habit == CccdHabit.MISSPELT_IN_THE_FILE || habit == CccdHabit.MISSPELT_AND_LEFT_SO;
        boolean cancelled = habit == CccdHabit.CANCELLED_NUMBER_IN_THE_FILE;
        return new Person(
                cccd,
                cmnd,
                misspelt
                        ? Spelling.another(first.who().fullName())
                        : first.who().fullName(),
                dateOfBirth,
                cancelled ? true : null,
                null);
    }

    private static String invented(AccountRow row, Set<String> taken) {
        for (int attempt = 0; ; attempt++) {
            String number = Spelling.citizenNumberFor(row, attempt);
            if (taken.add(number)) {
                return number;
            }
        }
    }

    List<Citizen> citizens() {
        return citizens;
    }

    Stream<Holding> holdings() {
        return citizens.stream().flatMap(citizen -> citizen.holdings().stream());
    }

    List<String> portals() {
        return holdings()
                .map(holding -> holding.row().portal())
                .distinct()
                .sorted()
                .toList();
    }

    /** The same without the accounts that were not imported. */
    Cast without(Set<Long> refusedLines) {
        return new Cast(citizens.stream()
                .map(citizen -> new Citizen(
                        citizen.person(),
                        citizen.subject(),
                        citizen.habit(),
                        citizen.portal(),
                        citizen.holdings().stream()
                                .filter(holding ->
                                        !refusedLines.contains(holding.row().line()))
                                .toList()))
                .filter(citizen -> !citizen.holdings().isEmpty())
                .toList());
    }
}
