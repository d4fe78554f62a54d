package vn.lienket.notification.sms;

import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Map;

/**
 * The prefixes of eleven-digit mobile numbers that became ten-digit ones from 15 September to 15 November 2018; portals that registered people before that may
 * still have them. No number of the old length is in use, so nobody else can be meant.
 */
final class Prefixes2018 {

    private static final int VIETNAM = 84;
    private static final long OF_THE_REST = 10_000_000L;

    private static final Map<Long, Long> RENEWED = Map.ofEntries(
            Map.entry(120L, 70L),
            Map.entry(121L, 79L),
            Map.entry(122L, 77L),
            Map.entry(126L, 76L),
            Map.entry(128L, 78L),
            Map.entry(123L, 83L),
            Map.entry(124L, 84L),
            Map.entry(125L, 85L),
            Map.entry(127L, 81L),
            Map.entry(129L, 82L),
            Map.entry(162L, 32L),
            Map.entry(163L, 33L),
            Map.entry(164L, 34L),
            Map.entry(165L, 35L),
            Map.entry(166L, 36L),
            Map.entry(167L, 37L),
            Map.entry(168L, 38L),
            Map.entry(169L, 39L),
            Map.entry(186L, 56L),
            Map.entry(188L, 58L),
            Map.entry(199L, 59L));

    private Prefixes2018() {}

    static PhoneNumber renew(PhoneNumber number) {
        long national = number.getNationalNumber();
        Long renewed = RENEWED.get(national / OF_THE_REST);
        return number.getCountryCode() == VIETNAM && renewed != null
                ? new PhoneNumber()
                        .setCountryCode(VIETNAM)
                        .setNationalNumber(renewed * OF_THE_REST + national % OF_THE_REST)
                : number;
    }
}
