package vn.lienket.platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** Steps of a start that need not wait for each other. */
final class AtOnce {

    @FunctionalInterface
    interface Step {
        void run() throws Exception;
    }

    private AtOnce() {}

    /** Runs the steps side by side; returns when all are done, throws the first failure at once. */
    static void run(Step... steps) {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        CompletableFuture<?>[] all = Stream.of(steps)
                .map(step -> CompletableFuture.runAsync(() -> unchecked(step), AtOnce::onThreadOfItsOwn)
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                failed.completeExceptionally(failure);
                            }
                        }))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.anyOf(failed, CompletableFuture.allOf(all)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof CannotStart line ? line : e;
        }
    }

    private static void unchecked(Step step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    private static void onThreadOfItsOwn(Runnable work) {
        Thread thread = new Thread(work, "start");
        thread.setDaemon(true);
        thread.start();
    }
}
