package vn.lienket.account;

/** Turns announcements into facts for topics. */
@FunctionalInterface
public interface Letters {

    Letter write(Announcement announcement);
}
