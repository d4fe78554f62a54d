package vn.lienket.account;

/**
 * What the portal's page "thông tin định danh" shows: the account, the calendar, and why it is so and what to do next.
 *
 * @param cccd the number that is confirmed or being checked; null when there is none, or when it was corrected and we no longer know it
 */
public record Explanation(Account account, CitizenNumber cccd, Cutoff cutoff, Text message) {

    static Explanation of(Account account, Cutoff cutoff, Pseudonyms pseudonyms) {
        return new Explanation(account, shown(account, pseudonyms), cutoff, message(account));
    }

    private static CitizenNumber shown(Account account, Pseudonyms pseudonyms) {
        CccdClaim claim = account.personal().claim();
        CccdCheck check = account.progress().check();
        if (claim == null) {
            return null;
        }
        boolean stands =
                check.isConfirmed() ? pseudonyms.of(claim.cccd()).equals(check.citizenRef()) : check.isPending();
        return stands ? claim.cccd() : null;
    }

    /** A refusal or a rejection says more than the state. */
    private static Text message(Account account) {
        Progress progress = account.progress();
        Refusal refusal = progress.refusal();
        CccdRequest request = progress.check().request();
        return switch (account.state()) {
            case REGISTERED ->
                request != null && request.reason() != null
                        ? Wording.textOr("rejection." + request.reason(), "rejection")
                        : Wording.text("state.REGISTERED");
            case CCCD_VERIFIED ->
                refusal.reason() == null
                        ? Wording.text("state.CCCD_VERIFIED")
                        : Wording.textOr("refusal." + refusal.reason(), "refusal");
            default -> Wording.text("state." + account.state());
        };
    }
}
