package vn.lienket.platform;

/** Something that the user can put right, said in one line. */
public final class CannotStart extends RuntimeException {

    /** Exit codes of {@code ./run}, documented in its {@code --help}. */
    public static final int NOT_PROVEN = 1;

    public static final int WRONG_USE = 2;
    public static final int UNSUITABLE_MACHINE = 3;
    public static final int PORT_TAKEN = 4;
    public static final int PART_FAILED = 5;

    /** What a shell shows of a process that SIGINT ended. */
    public static final int TOLD_TO_STOP = 130;

    private final int exitCode;

    public CannotStart(String line, int exitCode) {
        super(line);
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
