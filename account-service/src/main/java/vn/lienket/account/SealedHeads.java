package vn.lienket.account;

import java.time.LocalDate;
import java.util.Map;

/** Heads of the audit's chain as they were published, where the owner of the database cannot change them. */
@FunctionalInterface
public interface SealedHeads {

    /** Hash in hexadecimal by the number of the line. */
    Map<Long, String> of(LocalDate day);
}
