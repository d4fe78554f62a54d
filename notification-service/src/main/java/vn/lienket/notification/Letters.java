package vn.lienket.notification;

import java.util.Optional;

/** Puts notices into words. */
public interface Letters {

    /** @param fullName for the salutation; @param language which stands first, the other one follows */
    Letter write(Notice notice, Optional<String> fullName, Language language);

    /** The same as a text message: no link, no name, since it may be read by whoever holds the phone. */
    String brief(Notice notice, Language language);

    /** The same in short, for the portal's own pages. */
    Message say(Notice notice, Language language);
}
