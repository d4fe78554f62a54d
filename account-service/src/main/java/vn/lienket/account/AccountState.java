package vn.lienket.account;

/** What an account is, derived from what is known about it: see {@link Progress#state()}. */
public enum AccountState {
    REGISTERED,
    CCCD_PENDING,
    CCCD_VERIFIED,
    LINKED,
    CONFLICT,
    CLOSED,
    EXEMPT
}
