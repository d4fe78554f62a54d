package vn.lienket.notification.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;

/** Who a text message goes to: a number that can take one, in E.164. */
record Recipient(String number) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final String VIETNAM = "VN";

    /** Where landlines and mobiles share a range both may be meant. */
    private static final Set<PhoneNumberType> CAN_TAKE_ONE =
            Set.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    /** The code says what is wrong, never the number. */
    static final class Unreachable extends Exception {

        private final String code;

        Unreachable(String code) {
            super(code);
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    /** @param written as people write it, also from before 2018, when Vietnam's mobile numbers lost a digit */
    static Recipient of(String written) throws Unreachable {
        PhoneNumber number = parsed(written);
        if (!NUMBERS.isValidNumber(number)) {
            throw new Unreachable("PHONE_INVALID");
        }
        if (!CAN_TAKE_ONE.contains(NUMBERS.getNumberType(number))) {
            throw new Unreachable("PHONE_NOT_MOBILE");
        }
        return new Recipient(NUMBERS.format(number, PhoneNumberFormat.E164));
    }

    private static PhoneNumber parsed(String written) throws Unreachable {
        try {
            PhoneNumber number = NUMBERS.parse(written, VIETNAM);
            return Prefixes2018.renew(number);
        } catch (NumberParseException e) {
            // Without the cause, which quotes the number.
            throw new Unreachable("PHONE_INVALID");
        }
    }

    @Override
    public String toString() {
        return "Recipient[•••]";
    }
}
