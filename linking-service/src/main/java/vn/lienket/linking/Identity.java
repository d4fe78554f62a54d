package vn.lienket.linking;

import java.util.ArrayList;
import java.util.List;

/**
 * The VNeID identity of a citizen.
 *
 * @param subject the current one
 * @param firstLogin earliest qualifying login seen of the current subject: the one that counts
 * @param former subjects that are no more; VNeID does not give one back, so their late logins change nothing
 */
public record Identity(String subject, Evidence firstLogin, List<String> former) {

    public Identity {
        former = List.copyOf(former);
    }

    static Identity seen(String subject, Evidence login) {
        return new Identity(subject, login, List.of());
    }

    Identity also(String toldSubject, Evidence login) {
        if (toldSubject.equals(subject)) {
            return login.isBefore(firstLogin) ? new Identity(subject, login, former) : this;
        }
        if (former.contains(toldSubject)) {
            return this;
        }
        // A subject never seen before: the re-issued one, unless its login is older, then it is the one that was
        // replaced and only arrived late.
        return login.isBefore(firstLogin)
                ? new Identity(subject, firstLogin, and(toldSubject))
                : new Identity(toldSubject, login, and(subject));
    }

    private List<String> and(String gone) {
        List<String> longer = new ArrayList<>(former);
        longer.add(gone);
        return longer;
    }
}
