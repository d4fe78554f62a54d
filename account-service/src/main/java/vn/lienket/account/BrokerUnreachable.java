package vn.lienket.account;

/** Could not ask, which is no answer. */
public final class BrokerUnreachable extends RuntimeException {

    public BrokerUnreachable(Throwable cause) {
        super(cause);
    }
}
