package vn.lienket.platform.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.lienket.platform.national.Person;

/**
 * What a citizen types into the form of the announcement's step 1.
 *
 * @param fullName null where the portal's own is to be taken
 * @param dateOfBirth the same
 */
record Submission(String cccd, String fullName, String dateOfBirth) {

    /** In the order in which the citizen sends them; each waits for the answer to the one before. */
    static List<Submission> of(Citizen citizen, Citizen.Holding holding) {
        Person person = citizen.person();
        // What the portal does not know, or knows only half, the citizen fills in.
        String birth = holding.row().dateOfBirth().length() < 10 ? person.dateOfBirth() : null;
        Submission right = new Submission(person.cccd(), null, birth);
        List<Submission> all = new ArrayList<>();
        switch (holding.habit()) {
            case IN_THE_FILE, MISSPELT_AND_LEFT_SO, CANCELLED_NUMBER_IN_THE_FILE, ALWAYS_SKIPS -> {}
            case UPDATES_AT_ONCE, SKIPS_THEN_UPDATES -> all.add(right);
            case MISSPELT_IN_THE_FILE -> all.add(new Submission(person.cccd(), person.fullName(), birth));
            case WRONG_NUMBER_THEN_RIGHT -> {
                all.add(new Submission(Spelling.wrong(person.cccd()), null, birth));
                all.add(right);
            }
            case WRONG_NAME_THEN_RIGHT -> {
                all.add(new Submission(person.cccd(), Spelling.another(person.fullName()), birth));
                all.add(new Submission(person.cccd(), person.fullName(), birth));
            }
            case WRONG_NAME_ONLY -> all.add(new Submission(person.cccd(), Spelling.another(person.fullName()), birth));
            case WRONG_BIRTH_DATE_ONLY -> all.add(new Submission(person.cccd(), null, "1900-01-01"));
        }
        return all;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cccd", cccd);
        if (fullName != null) {
            json.put("fullName", fullName);
        }
        if (dateOfBirth != null) {
            json.put("dateOfBirth", dateOfBirth);
        }
        return json;
    }

    @Override
    public String toString() {
        return "Submission[masked]";
    }
}
