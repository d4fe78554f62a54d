package vn.lienket.account.web;

import java.util.Map;

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

    static Problem notYourself(String field) {
        return new Problem(ProblemType.NOT_YOURSELF, Map.of("field", field));
    }

    ProblemType type() {
        return type;
    }

    Map<String, Object> members() {
        return members;
    }
}
