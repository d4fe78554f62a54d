package vn.lienket.linking.web;

/** Ends a question with a problem. */
final class Problem extends RuntimeException {

    private final ProblemType type;

    Problem(ProblemType type) {
        super(type.text().en(), null, false, false);
        this.type = type;
    }

    ProblemType type() {
        return type;
    }
}
