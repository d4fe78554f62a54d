package vn.lienket.registry;

/** The requests that nobody could answer: their accounts are pending until they are asked again. */
public interface SetAside {

    /**
     * Asks again, by the original bytes, all that were set aside and not asked again since.
     *
     * @return how many
     * @throws RuntimeException when some may not have been asked again; nothing is lost by calling once more
     */
    int askAgain();
}
