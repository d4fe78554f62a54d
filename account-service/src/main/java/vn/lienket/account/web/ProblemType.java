package vn.lienket.account.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What can be wrong with a request; clients key on the type, so these names stay. */
enum ProblemType {
    ACCOUNT_NOT_FOUND(HttpStatus.NOT_FOUND, "No such account"),
    CCCD_UPDATE_NOT_FOUND(HttpStatus.NOT_FOUND, "No such CCCD update"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Nothing here"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Method not allowed"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not acceptable"),
    UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Unsupported media type"),
    MALFORMED_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
    INVALID_CCCD(HttpStatus.UNPROCESSABLE_CONTENT, "Not a CCCD"),
    INVALID_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "A field is missing or wrong"),
    INVALID_CUTOFF(HttpStatus.UNPROCESSABLE_CONTENT, "Not a cutoff"),
    PERSONAL_ACCOUNT_ID(HttpStatus.UNPROCESSABLE_CONTENT, "The account id is personal"),
    WRONG_HEADER(HttpStatus.UNPROCESSABLE_CONTENT, "Wrong CSV header"),
    IMPORT_NOT_FOUND(HttpStatus.NOT_FOUND, "No such import"),
    OTHER_FILE(HttpStatus.CONFLICT, "Another file began this import"),
    IMPORT_RUNNING(HttpStatus.CONFLICT, "The import is at work elsewhere"),
    CLAIM_INCOMPLETE(HttpStatus.UNPROCESSABLE_CONTENT, "Not enough to check the CCCD with"),
    CCCD_ALREADY_CONFIRMED(HttpStatus.CONFLICT, "Another CCCD is confirmed"),
    CCCD_BEING_CHECKED(HttpStatus.CONFLICT, "Another CCCD is being checked"),
    CUTOFF_PASSED(HttpStatus.CONFLICT, "The cutoff has passed"),
    ACCOUNT_ERASED(HttpStatus.CONFLICT, "The account's data were erased"),
    EVENT_ID_REUSED(HttpStatus.CONFLICT, "Another login has this id"),
    DECISION_NOT_FOUND(HttpStatus.NOT_FOUND, "No such decision"),
    NOTHING_TO_DECIDE(HttpStatus.CONFLICT, "Nothing of the kind to decide"),
    ALREADY_PROPOSED(HttpStatus.CONFLICT, "A decision is proposed already"),
    ALREADY_DECIDED(HttpStatus.CONFLICT, "Decided already"),
    SAME_PERSON(HttpStatus.CONFLICT, "A second person must approve"),
    OVERTAKEN(HttpStatus.CONFLICT, "The calendar has changed"),
    UNKNOWN_FIELD(HttpStatus.UNPROCESSABLE_CONTENT, "A field that nobody knows"),
    REQUEST_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "Too large"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "Too many requests"),
    NOT_LINKED(HttpStatus.CONFLICT, "The account is not linked"),
    INVALID_RECEIPT(HttpStatus.UNPROCESSABLE_CONTENT, "Not a receipt of ours"),
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "A token is needed"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "Your token does not allow it"),
    NOT_YOURSELF(HttpStatus.FORBIDDEN, "You sign for yourself only"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not available at the moment"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "Our fault");

    private final HttpStatus status;
    private final String title;

    ProblemType(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    HttpStatus status() {
        return status;
    }

    String title() {
        return title;
    }

    URI type() {
        return URI.create("/errors/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    static ProblemType of(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> status < 500 ? MALFORMED_REQUEST : INTERNAL;
        };
    }
}
