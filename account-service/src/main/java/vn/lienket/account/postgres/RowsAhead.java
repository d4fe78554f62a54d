package vn.lienket.account.postgres;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.slf4j.MDC;

/** Rows that another thread makes while PostgreSQL takes in others: to seal them takes as long. */
final class RowsAhead {

    private static final ExecutorService MAKERS = Executors.newCachedThreadPool(RowsAhead::maker);

    private final Future<List<Object[]>> rows;

    RowsAhead(Supplier<Iterator<Object[]>> making) {
        Map<String, String> trace = MDC.getCopyOfContextMap();
        this.rows = MAKERS.submit(() -> {
            MDC.setContextMap(trace == null ? Map.of() : trace);
            List<Object[]> made = new ArrayList<>();
            making.get().forEachRemaining(made::add);
            return made;
        });
    }

    /** Once all are made. */
    Iterator<Object[]> iterator() {
        try {
            return rows.get().iterator();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException asIfMadeHere) {
                throw asIfMadeHere;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread maker(Runnable work) {
        Thread thread = new Thread(work, "row-maker");
        thread.setDaemon(true);
        return thread;
    }
}
