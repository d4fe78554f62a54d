package vn.lienket.platform.scenario;

import java.util.List;

/** Which accounts the scenario cuts off: all that the law does, and Vietnam Post's at the national portal, where it sets one; elsewhere they have none. */
final class Calendar {

    private static final List<String> BY_LAW = List.of("CITIZEN", "OFFICIAL", "ORGANISATION");

    record Entry(String portal, String accountType) {
        String key() {
            return portal + "/" + accountType;
        }
    }

    private Calendar() {}

    static boolean cutsOff(AccountRow row) {
        return cutsOff(row.portal(), row.account().accountType());
    }

    private static boolean cutsOff(String portal, String accountType) {
        return BY_LAW.contains(accountType) || accountType.equals("POST") && portal.equals("dvcqg");
    }

    static List<Entry> entries(Cast cast) {
        return cast.holdings()
                .map(holding -> new Entry(
                        holding.row().portal(), holding.row().account().accountType()))
                .filter(entry -> cutsOff(entry.portal(), entry.accountType()))
                .distinct()
                .toList();
    }
}
