package vn.lienket.account;

/** Accounts from before each had a key of its own: the service's keyset sealed them all. */
@FunctionalInterface
public interface OldSeals {

    /** @return how many were given a key of their own; 0 when none is left */
    int renew(int limit);
}
