package vn.lienket.account;

import java.util.Collection;
import java.util.List;

/** A place where something personal was kept. */
public interface KeepingPlace {

    /** Removes what is still there and can be removed, then tries to read it. */
    List<Finding> examine(Collection<AccountId> erased);
}
