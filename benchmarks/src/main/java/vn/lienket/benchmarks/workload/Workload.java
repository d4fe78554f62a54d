package vn.lienket.benchmarks.workload;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Which facts there are. The citizens below {@code accounts} had the CCCD of their one account confirmed, the last {@code logins} logged in with VNeID; who
 * is in both is linked. On top come re-logins (new facts that must change nothing) and duplicates (the same fact again).
 *
 * @param occurredBy no fact happened later; all lie within the twelve hours before
 */
public record Workload(long citizens, long accounts, long logins, long occurredBy) {

    private static final long TWELVE_HOURS = 12 * 3600 * 1000L;
    private static final long ACCOUNT_EVENTS = 1L << 56;
    private static final long LOGIN_EVENTS = 2L << 56;
    private static final long REQUESTS = 3L << 56;

    public Workload {
        if (accounts > citizens || logins > citizens || accounts < 1 || logins < 1) {
            throw new IllegalArgumentException("accounts and logins belong to citizens");
        }
    }

    /** 98 % have an account, 98 % logged in, 96 % did both. */
    public static Workload usual(long citizens, long occurredBy) {
        long most = citizens - citizens / 50;
        return new Workload(citizens, most, most, occurredBy);
    }

    /** All logged in, but for one in a hundred of those who have an account. */
    public static Workload identities(long citizens, long accounts, long occurredBy) {
        return new Workload(citizens, accounts, citizens - accounts / 100, occurredBy);
    }

    public long links() {
        return Math.max(0, accounts + logins - citizens);
    }

    public boolean linked(long citizen) {
        return citizen < accounts && citizen >= firstLogin();
    }

    /** Citizens that have an account and did not log in: 0 to this, exclusive. */
    public long waiting() {
        return Math.min(accounts, firstLogin());
    }

    public long facts() {
        return accountFacts() + loginFacts();
    }

    long accountFacts() {
        return accounts + accounts / 100;
    }

    long loginFacts() {
        return differentLogins() + differentLogins() / 100;
    }

    private long differentLogins() {
        return logins + logins / 10;
    }

    private long firstLogin() {
        return citizens - logins;
    }

    /** @param n below {@link #facts()}; each n is one fact, and the accounts' come first */
    public Fact fact(long n) {
        return n < accountFacts() ? accountFact(n) : loginFact(n - accountFacts());
    }

    /** The facts in an order that has nothing to do with citizens or topics, from one place in it to another. */
    public Stream<Fact> shuffled(long from, long to) {
        Shuffle shuffle = new Shuffle(facts());
        return LongStream.range(from, to).mapToObj(position -> fact(shuffle.at(position)));
    }

    private AccountFact accountFact(long n) {
        return accountOf(n < accounts ? n : Mixing.below(accounts, n));
    }

    private LoginFact loginFact(long n) {
        long event = n < differentLogins() ? n : Mixing.below(differentLogins(), n);
        long who = event < logins ? event : Mixing.below(logins, event);
        return login(firstLogin() + who, event);
    }

    public AccountFact accountOf(long citizen) {
        return new AccountFact(
                new Citizen(citizen),
                Citizen.uuid(ACCOUNT_EVENTS + citizen),
                occurredAt(citizen),
                Citizen.uuid(REQUESTS + citizen));
    }

    /** The first login of a citizen who is {@link #waiting()}. */
    public LoginFact lateLoginOf(long citizen) {
        return login(citizen, citizens * 2 + citizen);
    }

    private LoginFact login(long citizen, long event) {
        return new LoginFact(new Citizen(citizen), Citizen.uuid(LOGIN_EVENTS + event), occurredAt(~event));
    }

    private long occurredAt(long event) {
        return occurredBy - Mixing.below(TWELVE_HOURS, event);
    }
}
