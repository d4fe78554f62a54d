package vn.lienket.notification;

import java.util.function.Function;

/** The notices whose turn it is: those with a contact, of each account the oldest that is not settled. */
public interface DueNotices {

    /**
     * Takes the next one that is to go by this channel, hands it to {@code deliver}, and settles it as that says, in one transaction. Meanwhile no other
     * sender, in this process or another, gets this notice or a later one of the same account. When {@code deliver} throws, the notice stays as it was.
     *
     * @return false when none was due
     */
    boolean settleNext(Channel channel, Function<DueNotice, Settlement> deliver);
}
