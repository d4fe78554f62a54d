package vn.lienket.account;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedSet;

/** Heads of the audit's chain as they were published, where the owner of the database cannot change them. */
public interface SealedHeads {

    /** On which something was sealed. */
    SortedSet<LocalDate> days();

    /** Hash in hexadecimal by the number of the line. */
    Map<Long, String> of(LocalDate day);
}
