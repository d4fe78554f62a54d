package vn.lienket.platform.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import vn.lienket.platform.Display;

/** Many citizens side by side, as at real portals. */
final class Crowd {

    private static final int AT_ONCE = 12;

    private final Display display;

    Crowd(Display display) {
        this.display = display;
    }

    /** Returns when every one is done; throws the first failure. */
    void each(String name, Collection<Citizen> citizens, Consumer<Citizen> action) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try (Display.Stage stage = display.stage(name, citizens.size())) {
            List<Future<?>> all = new ArrayList<>();
            for (Citizen citizen : citizens) {
                all.add(threads.submit(() -> {
                    action.accept(citizen);
                    stage.step();
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
            stage.says(citizens.size() + " citizens");
        } catch (ExecutionException e) {
            throw new IllegalStateException(name + ": " + e.getCause().getMessage(), e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
