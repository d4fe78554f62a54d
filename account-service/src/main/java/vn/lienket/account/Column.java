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
    PHONE("phone"),
    EMAIL("email"),
    LANGUAGE("language");

    private final String title;

    Column(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
