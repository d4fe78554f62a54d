package vn.lienket.account;

/** How far an account came, apart from whether the cutoff closed it: what the login table asks for. */
public enum Standing {
    UNCONFIRMED,
    CONFIRMED,
    IN_CONFLICT,
    LINKED,
    EXEMPT
}
