package vn.lienket.benchmarks.accounts;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleToLongFunction;

/** Logins to any of the accounts, each at its time whether or not the ones before were answered: a stall is charged to all that were due meanwhile. */
final class Logins {

    private final SplittableRandom dice = new SplittableRandom(1);
    private final AccountService service;
    private final int accounts;
    private final long period;

    Logins(AccountService service, int accounts, int perSecond) {
        this.service = service;
        this.accounts = accounts;
        this.period = 1_000_000_000L / perSecond;
    }

    /** Ever more a second, up to all: compiling takes both cores at first, and what is sent meanwhile would queue up for long. */
    void warmUp(Duration length) {
        run(length, now -> Math.max(period, (long) (period / (0.05 + 0.95 * now))));
    }

    /** Returns when the last is answered. */
    Answered run(Duration length) {
        return run(length, now -> period);
    }

    private Answered run(Duration length, DoubleToLongFunction pause) {
        Answered answered = new Answered();
        Phaser underWay = new Phaser(1);
        long start = System.nanoTime();
        for (long due = start;
                due < start + length.toNanos();
                due += pause.applyAsLong((due - start) / (double) length.toNanos())) {
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            answered.sent(System.nanoTime() - due);
            ask(due, answered, underWay);
        }
        underWay.arriveAndAwaitAdvance();
        return answered;
    }

    private void ask(long due, Answered answered, Phaser underWay) {
        underWay.register();
        service.logIn(dice.nextInt(accounts)).whenComplete((answer, failure) -> {
            answered.answered(System.nanoTime() - due, isDecision(answer) ? null : outcome(answer, failure));
            underWay.arriveAndDeregister();
        });
    }

    private static String outcome(HttpResponse<String> answer, Throwable failure) {
        return answer == null ? failure.getClass().getSimpleName() : String.valueOf(answer.statusCode());
    }

    private static boolean isDecision(HttpResponse<String> answer) {
        return answer != null && answer.statusCode() == 200 && answer.body().contains("\"UPDATE_CCCD\"");
    }
}
