package vn.lienket.registry.kafka;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import vn.lienket.registry.Admission;

/** Does tasks at the same time, those of one lane one after the other. Nothing blocks whoever adds them. */
final class Lanes implements AutoCloseable {

    interface Task {

        /** What must stay in order. */
        Object lane();

        /** Empty when done; otherwise how long to wait before the next try, while the lane waits too. */
        Optional<Duration> tryOnce();
    }

    private final ScheduledExecutorService workers;
    private final int mostAtOnce;
    private final Runnable done;
    private final Map<Object, Deque<Task>> lanes = new HashMap<>();
    private final Deque<Object> ready = new ArrayDeque<>();
    private final Set<Object> waiting = new HashSet<>();
    private final Map<Object, Task> running = new HashMap<>();
    private Admission admission = Admission.ALL;
    private int tasks;

    /** @param done told after every try */
    Lanes(ScheduledExecutorService workers, int mostAtOnce, Runnable done) {
        this.workers = workers;
        this.mostAtOnce = mostAtOnce;
        this.done = done;
    }

    synchronized void add(Task task) {
        tasks++;
        Deque<Task> lane = lanes.computeIfAbsent(task.lane(), key -> new ArrayDeque<>());
        lane.add(task);
        if (lane.size() == 1) {
            ready.add(task.lane());
        }
        start();
    }

    /** Twice as many as can be done at once: while more is fetched, there is enough to do. */
    synchronized boolean isFull() {
        return tasks >= 2 * mostAtOnce;
    }

    synchronized boolean isHungry() {
        return tasks <= mostAtOnce;
    }

    /** What waits for its next try need not wait longer once the door opens. */
    synchronized void admit(Admission now) {
        if (now.compareTo(admission) > 0) {
            ready.addAll(waiting);
            waiting.clear();
        }
        admission = now;
        start();
    }

    /** Forgets what has not begun, and returns when what has begun is done or failed, or after {@code patience}. */
    synchronized void drop(Predicate<Task> unwanted, Duration patience) throws InterruptedException {
        forget(unwanted.and(task -> running.get(task.lane()) != task));
        long until = System.nanoTime() + patience.toNanos();
        while (running.values().stream().anyMatch(unwanted) && System.nanoTime() < until) {
            wait(100);
        }
        forget(unwanted.and(task -> running.get(task.lane()) != task));
    }

    private void forget(Predicate<Task> unwanted) {
        lanes.values().forEach(lane -> {
            int before = lane.size();
            lane.removeIf(unwanted);
            tasks -= before - lane.size();
        });
        lanes.values().removeIf(Deque::isEmpty);
        ready.retainAll(lanes.keySet());
        waiting.retainAll(lanes.keySet());
    }

    private int allowed() {
        return switch (admission) {
            case NONE -> 0;
            case ONE -> 1;
            case ALL -> mostAtOnce;
        };
    }

    private void start() {
        while (running.size() < allowed() && !ready.isEmpty()) {
            Object lane = ready.poll();
            Task task = lanes.get(lane).peek();
            running.put(lane, task);
            workers.execute(() -> run(lane, task));
        }
    }

    private void run(Object lane, Task task) {
        ended(lane, task, task.tryOnce());
    }

    private void ended(Object key, Task task, Optional<Duration> again) {
        synchronized (this) {
            running.remove(key);
            again.ifPresentOrElse(pause -> later(key, pause), () -> next(key, task));
            notifyAll();
            start();
        }
        done.run();
    }

    private void later(Object key, Duration pause) {
        waiting.add(key);
        workers.schedule(() -> wake(key), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void wake(Object key) {
        if (waiting.remove(key)) {
            ready.add(key);
            start();
        }
    }

    private void next(Object key, Task done) {
        Deque<Task> lane = lanes.get(key);
        lane.remove(done);
        tasks--;
        if (lane.isEmpty()) {
            lanes.remove(key);
        } else {
            ready.add(key);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
