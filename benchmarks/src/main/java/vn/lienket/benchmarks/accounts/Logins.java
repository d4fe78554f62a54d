package vn.lienket.benchmarks.accounts;

import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;

/** Logins to any of the accounts, each at its time whether or not the ones before were answered: a stall is charged to all that were due meanwhile. */
final class Logins {

    private static final double LEAST_A_SECOND = 100;
    /** A portal gives up long before. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private final SplittableRandom dice = new SplittableRandom(1);
    private final AccountService service;
    private final KeptConnections connections;
    private final int accounts;

    Logins(AccountService service, KeptConnections connections, int accounts) {
        this.service = service;
        this.connections = connections;
        this.accounts = accounts;
    }

    /** Ever more a second: compiling takes both cores at first, and what is sent meanwhile would queue up for long. */
    Answered warmUp(Duration length, int most) throws IOException {
        return run(length, now -> LEAST_A_SECOND + (most - LEAST_A_SECOND) * now);
    }

    /** Returns when the last is answered. */
    Answered run(Duration length, int perSecond) throws IOException {
        return run(length, now -> perSecond);
    }

    /** @param rate logins a second when that much of the time, from 0 to 1, is over */
    private Answered run(Duration length, DoubleUnaryOperator rate) throws IOException {
        Answered answered = new Answered();
        long start = System.nanoTime();
        double due = 0;
        while (due < length.toNanos()) {
            long at = start + (long) due;
            for (long early = at - System.nanoTime(); early > 0; early = at - System.nanoTime()) {
                connections.await(TimeUnit.NANOSECONDS.toMillis(early + 999_999));
            }
            connections.await(0);
            answered.sent(System.nanoTime() - at);
            connections.ask(
                    service.login(dice.nextInt(accounts)),
                    answer -> answered.answered(System.nanoTime() - at, isDecision(answer) ? null : outcome(answer)));
            due += TimeUnit.SECONDS.toNanos(1) / rate.applyAsDouble(due / length.toNanos());
        }
        long end = System.nanoTime() + LONGEST_ANSWER.toNanos();
        while (connections.unanswered() > 0 && System.nanoTime() < end) {
            connections.await(100);
        }
        connections.giveUp();
        return answered;
    }

    private static String outcome(String answer) {
        return answer == null ? "unanswered" : answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length());
    }

    private static boolean isDecision(String answer) {
        return answer != null && answer.startsWith("HTTP/1.1 200") && answer.contains("\"UPDATE_CCCD\"");
    }
}
