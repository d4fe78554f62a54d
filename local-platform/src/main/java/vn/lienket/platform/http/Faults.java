package vn.lienket.platform.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes a stand-in misbehave while it is switched on: {@code PUT /faults}, {@code DELETE /faults}. It wraps the handlers that callers depend on, not the
 * switch itself.
 */
public final class Faults {

    /**
     * What goes wrong.
     *
     * @param status answered instead, e.g. 503; 429 comes with {@code Retry-After: 1}
     * @param latencyMs waited before every answer
     * @param reset the connection is closed without an answer
     * @param garbage status 200 with a body that is not JSON
     * @param forSeconds ends by itself after so long; null for until {@code DELETE}
     */
    public record Fault(Integer status, Long latencyMs, Boolean reset, Boolean garbage, Integer forSeconds) {

        public static Fault status(int status) {
            return new Fault(status, null, null, null, null);
        }
    }

    private record Switched(Fault fault, Instant until) {}

    private final Clock clock;
    private final AtomicLong answeredByFault = new AtomicLong();
    private volatile Switched switched;

    public Faults(Clock clock) {
        this.clock = clock;
    }

    public void switchOn(Fault fault) {
        Instant until =
                fault.forSeconds() == null ? Instant.MAX : clock.instant().plus(Duration.ofSeconds(fault.forSeconds()));
        switched = new Switched(fault, until);
    }

    public void switchOff() {
        switched = null;
    }

    public long answeredByFault() {
        return answeredByFault.get();
    }

    /** Adds the switch to a door. */
    public HttpDoor switchedAt(HttpDoor door) {
        return door.on("PUT", "/faults", request -> {
                    switchOn(request.json(Fault.class));
                    return Answer.nothing();
                })
                .on("DELETE", "/faults", request -> {
                    switchOff();
                    return Answer.nothing();
                });
    }

    public HttpDoor.Handler around(HttpDoor.Handler handler) {
        return request -> {
            Switched now = switched;
            if (now == null || !clock.instant().isBefore(now.until())) {
                return handler.answer(request);
            }
            Fault fault = now.fault();
            Answer answer = misbehave(fault, handler, request);
            return fault.latencyMs() == null ? answer : answer.after(Duration.ofMillis(fault.latencyMs()));
        };
    }

    private Answer misbehave(Fault fault, HttpDoor.Handler handler, Request request) throws Exception {
        if (Boolean.TRUE.equals(fault.reset())) {
            answeredByFault.incrementAndGet();
            return Answer.none();
        }
        if (Boolean.TRUE.equals(fault.garbage())) {
            answeredByFault.incrementAndGet();
            return Answer.text(200, "application/json", "{\"result\": MA");
        }
        if (fault.status() != null) {
            answeredByFault.incrementAndGet();
            Answer problem = Answer.problem(fault.status(), "switched-on", "Out of order");
            return fault.status() == 429 ? problem.with("Retry-After", "1") : problem;
        }
        return handler.answer(request);
    }
}
