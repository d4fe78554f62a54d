package vn.lienket.notification.mail;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import vn.lienket.notification.Language;

/** What is filled in anew in each letter of a kind, in each of its languages. */
enum Blank {
    PORTAL,
    DEADLINE,
    NAME,
    ACCOUNT,
    WHEN,
    ADDRESS;

    /** Unicode leaves these to private use: no text has them. */
    private static final char FIRST = '\uE000';

    /** How many there are in a letter. */
    static final int ALL = values().length * Language.values().length;

    int place(Language language) {
        return language.ordinal() * values().length + ordinal();
    }

    /** Instead of values, for a form. */
    static Map<Blank, String> marks(Language language, Collection<Blank> blanks) {
        Map<Blank, String> marks = new EnumMap<>(Blank.class);
        blanks.forEach(blank -> marks.put(blank, String.valueOf((char) (FIRST + blank.place(language)))));
        return marks;
    }

    /** @return the place of the blank that this character stands for, or −1 */
    static int placeOf(char mark) {
        int place = mark - FIRST;
        return place >= 0 && place < ALL ? place : -1;
    }
}
