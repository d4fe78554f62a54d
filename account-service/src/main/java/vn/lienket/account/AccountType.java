package vn.lienket.account;

import java.util.Arrays;
import java.util.Optional;

public enum AccountType {
    CITIZEN,
    OFFICIAL,
    ORGANISATION,
    /** Staff of a portal: VNeID login does not apply to them. */
    PORTAL_ADMIN,
    /** Issued by Vietnam Post, not for officials. */
    POST;

    public static Optional<AccountType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
