package vn.lienket.linking;

/** Who holds a portal account. */
public enum AccountType {
    CITIZEN,
    OFFICIAL,
    ORGANISATION,
    PORTAL_ADMIN,
    POST
}
