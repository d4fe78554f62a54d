package vn.lienket.account;

/** Which facts of others were applied, so that none is twice. */
@FunctionalInterface
public interface HeardFacts {

    /** @return how many happened so long ago that they need not be remembered any longer, and now are not */
    int forgetOld();
}
