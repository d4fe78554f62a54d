package vn.lienket.platform.invariants;

import java.io.IOException;

/** A place where programs put something out. */
public interface Output {

    /** E.g. {@code topic vneid-login}. */
    String name();

    /** Hands over all that is there, in pieces that are not cut within a value. */
    void read(Reader reader) throws IOException;

    @FunctionalInterface
    interface Reader {
        void piece(byte[] bytes);
    }
}
