package vn.lienket.registry;

/** The population database does not understand what we asked: a defect of ours, which says nothing about the citizen. */
public final class MalformedRequest extends RuntimeException {

    public MalformedRequest(int status) {
        super("the population database refused our request as malformed (HTTP " + status + ")");
    }
}
