package vn.lienket.account;

/** Why a row was not imported. The wording has a sentence for each; none of them quotes the row. */
public enum RowRefusal {
    BAD_CSV,
    BAD_JSON,
    NOT_UTF8,
    LINE_TOO_LONG,
    COLUMN_COUNT,
    BAD_PORTAL,
    OTHER_PORTAL,
    ACCOUNT_ID_MISSING,
    BAD_ACCOUNT_ID,
    PERSONAL_ACCOUNT_ID,
    UNKNOWN_ACCOUNT_TYPE,
    FULL_NAME_MISSING,
    BAD_FULL_NAME,
    BAD_DATE_OF_BIRTH,
    DATE_OF_BIRTH_MISSING,
    BAD_CMND,
    BAD_CCCD,
    BAD_CCCD_CONFIRMED_AT,
    BAD_PHONE,
    BAD_EMAIL,
    UNKNOWN_LANGUAGE,
    DUPLICATE_IN_FILE,
    TYPE_CHANGED,
    OTHER_CCCD_CONFIRMED,
    OTHER_CCCD_BEING_CHECKED,
    /** The holder had it erased; the same file again must not undo that. */
    ERASED
}
