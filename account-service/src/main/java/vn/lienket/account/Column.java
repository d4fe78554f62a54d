package vn.lienket.account;

/** The columns of a portal's file; their order in the file is free. */
public enum Column {
    PORTAL("portal"),
    ACCOUNT_ID("accountId"),
    ACCOUNT_TYPE("accountType"),
    FULL_NAME("fullName"),
    DATE_OF_BIRTH("dateOfBirth"),
    CMND("cmnd"),
    CCCD("cccd"),
    /** When the population database confirmed the CCCD before, through the portal; may be absent. */
    CCCD_CONFIRMED_AT("cccdConfirmedAt"),
    PHONE("phone"),
    EMAIL("email"),
    LANGUAGE("language");

    private final String title;

    Column(String title) {
        this.title = title;
    }

    public boolean isRequired() {
        return this != CCCD_CONFIRMED_AT;
    }

    public String title() {
        return title;
    }
}
