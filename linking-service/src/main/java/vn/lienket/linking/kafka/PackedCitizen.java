package vn.lienket.linking.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.lienket.linking.Account;
import vn.lienket.linking.AccountType;
import vn.lienket.linking.Citizen;
import vn.lienket.linking.Confirmation;
import vn.lienket.linking.Departure;
import vn.lienket.linking.Evidence;
import vn.lienket.linking.Grounds;
import vn.lienket.linking.Identity;
import vn.lienket.linking.PortalAccount;
import vn.lienket.linking.RefusalReason;
import vn.lienket.linking.Ruling;
import vn.lienket.linking.Standing;

/**
 * The bytes of a citizen in the store. What equals something told before it is not told again: the facts that a link rests on are nearly always
 * the account's and the identity's own.
 *
 * <p>Enums are stored by ordinal and flags by bit: only ever add at the end, or raise {@link #FORMAT} and read both.
 */
final class PackedCitizen {

    private static final int FORMAT = 1;
    private static final int HOPES_FOR_ANOTHER_CALENDAR = 0x80;

    private static final int IDENTITY = 1;
    private static final int LOGIN_TOO_LOW = 2;
    private static final int FORMER_SUBJECTS = 4;
    private static final int DEPARTURES = 8;

    private static final int LINKED = 1;
    private static final int REFUSED = 2;
    private static final int LATE = 4;
    private static final int CONFIRMED_AGAIN = 8;
    private static final int RULED = 16;
    private static final int AWAITED = 32;
    private static final int OWN_CONFIRMATION = 64;
    private static final int CURRENT_LOGIN = 128;

    private PackedCitizen() {}

    /** Without unpacking: one in very many does, and all are asked when the calendar changes. */
    static boolean hopesForAnotherCalendar(byte[] packed) {
        return (packed[0] & HOPES_FOR_ANOTHER_CALENDAR) != 0;
    }

    static byte[] pack(Citizen citizen) {
        PackedWriter out = new PackedWriter();
        out.octet(FORMAT | (citizen.hopesForAnotherCalendar() ? HOPES_FOR_ANOTHER_CALENDAR : 0));
        boolean former = citizen.identity()
                .filter(identity -> !identity.former().isEmpty())
                .isPresent();
        out.octet(flag(citizen.identity().isPresent(), IDENTITY)
                | flag(citizen.loginTooLow().isPresent(), LOGIN_TOO_LOW)
                | flag(former, FORMER_SUBJECTS)
                | flag(!citizen.departures().isEmpty(), DEPARTURES));
        citizen.identity().ifPresent(identity -> {
            evidence(out.text(identity.subject()), identity.firstLogin());
            if (former) {
                out.number(identity.former().size());
                identity.former().forEach(out::text);
            }
        });
        citizen.loginTooLow().ifPresent(login -> evidence(out, login));
        out.number(citizen.accounts().size());
        citizen.accounts().forEach(account -> account(out, account, citizen.identity()));
        if (!citizen.departures().isEmpty()) {
            out.number(citizen.departures().size());
            citizen.departures().forEach(departure -> departure(out, departure));
        }
        return out.bytes();
    }

    static Citizen unpack(byte[] packed) {
        PackedReader in = new PackedReader(packed);
        int format = in.octet() & ~HOPES_FOR_ANOTHER_CALENDAR;
        if (format != FORMAT) {
            throw new IllegalStateException("the store was written by a newer version, format " + format);
        }
        int flags = in.octet();
        Optional<Identity> identity = when(
                flags,
                IDENTITY,
                () -> new Identity(
                        in.text(), evidence(in), (flags & FORMER_SUBJECTS) != 0 ? in.list(in::text) : List.of()));
        Optional<Evidence> loginTooLow = when(flags, LOGIN_TOO_LOW, () -> evidence(in));
        var accounts = in.list(() -> account(in, identity));
        var departures = (flags & DEPARTURES) != 0 ? in.list(() -> departure(in)) : List.<Departure>of();
        return new Citizen(identity, loginTooLow, accounts, departures);
    }

    private static void account(PackedWriter out, Account account, Optional<Identity> identity) {
        Optional<Grounds> grounds = account.standing()
                .fold(
                        Optional::empty,
                        linked -> Optional.of(linked.grounds()),
                        refused -> Optional.of(refused.grounds()));
        Confirmation confirmation = account.confirmation();
        boolean ownConfirmation = grounds.map(Grounds::confirmation)
                .filter(confirmation.first()::equals)
                .isPresent();
        boolean currentLogin = grounds.map(Grounds::login)
                .filter(login ->
                        identity.map(Identity::firstLogin).filter(login::equals).isPresent())
                .isPresent();
        boolean confirmedAgain =
                !confirmation.asOf().equals(confirmation.first().at());
        out.octet(account.standing().fold(() -> 0, linked -> LINKED | flag(linked.late(), LATE), refused -> REFUSED)
                | flag(confirmedAgain, CONFIRMED_AGAIN)
                | flag(account.ruling().isPresent(), RULED)
                | flag(account.awaited().isPresent(), AWAITED)
                | flag(ownConfirmation, OWN_CONFIRMATION)
                | flag(currentLogin, CURRENT_LOGIN));
        portalAccount(out, account.id());
        out.octet(confirmation.type().ordinal());
        evidence(out, confirmation.first());
        if (confirmedAgain) {
            out.instant(confirmation.asOf());
        }
        out.number(account.sequence());
        account.link()
                .ifPresent(link -> out.text(
                        identity.map(Identity::subject)
                                        .filter(link.subject()::equals)
                                        .isPresent()
                                ? ""
                                : link.subject()));
        account.refusal().ifPresent(reason -> out.octet(reason.ordinal()));
        grounds.filter(g -> !ownConfirmation).ifPresent(g -> evidence(out, g.confirmation()));
        grounds.filter(g -> !currentLogin).ifPresent(g -> evidence(out, g.login()));
        account.ruling().ifPresent(ruling -> evidence(out.octet(ruling.action().ordinal()), ruling.command()));
        account.awaited().ifPresent(correction -> evidence(out, correction));
    }

    private static Account account(PackedReader in, Optional<Identity> identity) {
        int flags = in.octet();
        PortalAccount id = portalAccount(in);
        AccountType type = AccountType.values()[in.octet()];
        Evidence first = evidence(in);
        Instant asOf = (flags & CONFIRMED_AGAIN) != 0 ? in.instant() : first.at();
        long sequence = in.number();
        Standing standing = standing(in, flags, first, identity);
        Optional<Ruling> ruling =
                when(flags, RULED, () -> new Ruling(Ruling.Action.values()[in.octet()], evidence(in)));
        return new Account(
                id,
                new Confirmation(first, type, asOf),
                standing,
                sequence,
                ruling,
                when(flags, AWAITED, () -> evidence(in)));
    }

    private static Standing standing(PackedReader in, int flags, Evidence first, Optional<Identity> identity) {
        if ((flags & LINKED) != 0) {
            String subject = in.text();
            return new Standing.Linked(
                    subject.isEmpty() ? identity.orElseThrow().subject() : subject,
                    grounds(in, flags, first, identity),
                    (flags & LATE) != 0);
        }
        if ((flags & REFUSED) != 0) {
            RefusalReason reason = RefusalReason.values()[in.octet()];
            return new Standing.Refused(reason, grounds(in, flags, first, identity));
        }
        return Standing.WAITING;
    }

    private static Grounds grounds(PackedReader in, int flags, Evidence first, Optional<Identity> identity) {
        Evidence confirmation = (flags & OWN_CONFIRMATION) != 0 ? first : evidence(in);
        return new Grounds(
                confirmation,
                (flags & CURRENT_LOGIN) != 0 ? identity.orElseThrow().firstLogin() : evidence(in));
    }

    private static void departure(PackedWriter out, Departure departure) {
        portalAccount(out, departure.account());
        evidence(out, departure.correction());
        out.text(departure.to().orElse("")).number(departure.sequence()).octet(departure.answerOwed() ? 1 : 0);
    }

    private static Departure departure(PackedReader in) {
        return new Departure(
                portalAccount(in),
                evidence(in),
                Optional.of(in.text()).filter(to -> !to.isEmpty()),
                in.number(),
                in.octet() != 0);
    }

    static void portalAccount(PackedWriter out, PortalAccount account) {
        out.text(account.portal()).text(account.accountId());
    }

    static PortalAccount portalAccount(PackedReader in) {
        return new PortalAccount(in.text(), in.text());
    }

    static void evidence(PackedWriter out, Evidence evidence) {
        out.text(evidence.eventId()).instant(evidence.at());
    }

    static Evidence evidence(PackedReader in) {
        return new Evidence(in.text(), in.instant());
    }

    private static int flag(boolean set, int bit) {
        return set ? bit : 0;
    }

    private static <T> Optional<T> when(int flags, int bit, Supplier<T> value) {
        return (flags & bit) != 0 ? Optional.of(value.get()) : Optional.empty();
    }
}
