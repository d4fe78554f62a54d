package vn.lienket.account;

/** Facts that are on their way between the services. */
public interface InFlight {

    /** True when all that was said so far arrived: nothing waits to be sent, and all who must have read it have. */
    boolean hasArrived();
}
