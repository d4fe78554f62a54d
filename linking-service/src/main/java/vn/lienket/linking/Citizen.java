package vn.lienket.linking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that linking knows of one citizen.
 *
 * @param loginTooLow the first login seen below the minimum level, while none reached it
 * @param accounts in the order of the citizen's log
 * @param departures accounts that a corrected number took away, kept when they come back
 */
public record Citizen(
        Optional<Identity> identity,
        Optional<Evidence> loginTooLow,
        List<Account> accounts,
        List<Departure> departures) {

    public static final Citizen UNKNOWN = new Citizen(Optional.empty(), Optional.empty(), List.of(), List.of());

    public Citizen {
        accounts = List.copyOf(accounts);
        departures = List.copyOf(departures);
    }

    public Optional<Account> account(PortalAccount id) {
        for (Account account : accounts) {
            if (account.id().equals(id)) {
                return Optional.of(account);
            }
        }
        return Optional.empty();
    }

    Optional<Departure> departureOf(PortalAccount account) {
        for (Departure departure : departures) {
            if (departure.account().equals(account)) {
                return Optional.of(departure);
            }
        }
        return Optional.empty();
    }

    /** A refusal that another calendar might turn into a link. */
    public boolean hopesForAnotherCalendar() {
        for (Account account : accounts) {
            if (account.refusal().filter(RefusalReason::isSaidByTheCalendar).isPresent()) {
                return true;
            }
        }
        return false;
    }

    boolean hasAnotherAccountInPlaceOf(Account account) {
        for (Account other : accounts) {
            if (!other.id().equals(account.id())
                    && other.holdsThePlaceAt(account.id().portal())) {
                return true;
            }
        }
        return false;
    }

    /** Nothing differs but how far the hand-over of departed accounts is, from which no pair follows. */
    boolean pairsLike(Citizen other) {
        return equals(other)
                || !departures.isEmpty()
                        && !other.departures.isEmpty()
                        && withoutHandovers().equals(other.withoutHandovers());
    }

    private Citizen withoutHandovers() {
        return new Citizen(
                identity,
                loginTooLow,
                accounts,
                departures.stream()
                        .map(departure -> departure.answered().withSequence(0))
                        .toList());
    }

    Citizen with(Identity newIdentity) {
        return new Citizen(Optional.of(newIdentity), Optional.empty(), accounts, departures);
    }

    Citizen withLoginTooLow(Evidence login) {
        return new Citizen(identity, Optional.of(login), accounts, departures);
    }

    /** In its old place, or last when it is new or came back. */
    Citizen with(Account changed) {
        List<Account> all = new ArrayList<>(accounts.size() + 1);
        boolean known = false;
        for (Account account : accounts) {
            boolean same = account.id().equals(changed.id());
            all.add(same ? changed : account);
            known |= same;
        }
        if (!known) {
            all.add(changed);
        }
        return new Citizen(identity, loginTooLow, all, departures);
    }

    Citizen with(Departure departure) {
        return new Citizen(
                identity,
                loginTooLow,
                accounts.stream()
                        .filter(account -> !account.id().equals(departure.account()))
                        .toList(),
                Stream.concat(
                                departures.stream()
                                        .filter(known -> !known.account().equals(departure.account())),
                                Stream.of(departure))
                        .toList());
    }
}
