package vn.lienket.registry;

import java.util.List;

/** Tells the accounts concerned that the number of their citizen is another one. */
public interface NumberChanges {

    /**
     * Returns when every account that was ever confirmed under a previous number has been told; may be asked again for the same changes.
     *
     * @return how many accounts
     * @throws RuntimeException when some may not have been told; nothing is lost by asking again
     */
    int tell(List<NumberChange> changes);
}
