package vn.lienket.account.web;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import vn.lienket.account.Text;
import vn.lienket.account.Wording;

/** Ends a request with a problem; members are names and codes, never what a person typed. */
final class Problem extends RuntimeException {

    private final ProblemType type;
    private final transient Map<String, Object> members;

    Problem(ProblemType type, Map<String, Object> members) {
        super(type.title(), null, false, false);
        this.type = type;
        this.members = members;
    }

    Problem(ProblemType type) {
        this(type, Map.of());
    }

    static Problem field(String name) {
        return new Problem(ProblemType.INVALID_FIELD, Map.of("field", name));
    }

    /** What is unknown is not named, it is what somebody typed. */
    static Problem unreadable(Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.TooLarge) {
                return new Problem(ProblemType.REQUEST_TOO_LARGE);
            }
            if (cause instanceof UnrecognizedPropertyException unknown) {
                return new Problem(ProblemType.UNKNOWN_FIELD, Map.of("known", unknown.getKnownPropertyIds()));
            }
        }
        return new Problem(ProblemType.MALFORMED_REQUEST);
    }

    static Problem notYourself(String field) {
        return new Problem(ProblemType.NOT_YOURSELF, Map.of("field", field));
    }

    /** RFC 9457; not Spring's ProblemDetail, which would add the path as {@code instance}: a path may hold what should not be quoted. */
    Map<String, Object> body() {
        Text text = Wording.text("problem." + type.name());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.type());
        body.put("title", type.title());
        body.put("status", type.status().value());
        body.put("detail", text.en());
        body.put("detailVi", text.vi());
        body.put("detailEn", text.en());
        body.putAll(members);
        return body;
    }

    ProblemType type() {
        return type;
    }
}
