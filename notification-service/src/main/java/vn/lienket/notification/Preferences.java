package vn.lienket.notification;

/** By which way the citizen of an account wants to be told, and by which else when that fails. */
public interface Preferences {

    /** {@link ChannelOrder#USUAL} when none was put. */
    ChannelOrder of(AccountKey account);

    /** Holds from now on, also for notices that no way was tried for yet. */
    void put(AccountKey account, ChannelOrder order);
}
