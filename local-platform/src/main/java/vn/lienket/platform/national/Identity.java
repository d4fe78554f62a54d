package vn.lienket.platform.national;

/**
 * A VNeID identity.
 *
 * @param citizenNumber 12 digits, also the name to log in with
 * @param subject {@code sub}, stable
 * @param assuranceLevel {@code LEVEL_1} or {@code LEVEL_2}
 * @param passcode null for the stand-in's usual one, {@link Vneid#PASSCODE}
 */
public record Identity(String citizenNumber, String subject, String assuranceLevel, String passcode) {

    public Identity(String citizenNumber, String subject, String assuranceLevel) {
        this(citizenNumber, subject, assuranceLevel, null);
    }

    boolean opensWith(String typed) {
        return (passcode == null ? Vneid.PASSCODE : passcode).equals(typed);
    }

    @Override
    public String toString() {
        return "Identity[" + subject + ", " + assuranceLevel + "]";
    }
}
