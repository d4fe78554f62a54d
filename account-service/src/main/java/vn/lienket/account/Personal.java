package vn.lienket.account;

/**
 * All that is personal about an account; leaves memory only encrypted.
 *
 * @param claim the CCCD last asked about, from the file or from the citizen, or null
 */
public record Personal(Holder holder, CccdClaim claim) {

    /** Forgotten for good: nothing is left, and nothing is taken in again. */
    public static final Personal ERASED = new Personal(
            new Holder(new Person(null, null, null, null), new Contact(null, null, Contact.Language.VI)), null);

    public boolean isErased() {
        return equals(ERASED);
    }

    /** First three digits of the CCCD stated last, which half a province shares; null when none was. */
    public String place() {
        CitizenNumber stated = claim == null ? holder.person().cccd() : claim.cccd();
        return stated == null ? null : stated.place();
    }
}
