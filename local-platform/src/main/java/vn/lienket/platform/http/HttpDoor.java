package vn.lienket.platform.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The HTTP side of a stand-in, on the loopback address; the JDK's server with routes. */
public final class HttpDoor implements AutoCloseable {

    static {
        // Otherwise Nagle's algorithm holds every second answer of a connection back for 40 ms, and the 201st idle
        // connection is closed.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    }

    @FunctionalInterface
    public interface Handler {
        Answer answer(Request request) throws Exception;
    }

    /** With the JDK's 50, who finds the queue full tries again a second later. */
    private static final int MOST_CONNECTING = 1_000;

    private record Route(String method, String path) {}

    private final Map<Route, Handler> routes = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpDoor::thread);
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(HttpDoor::thread);
    private final ThreadLocal<Long> arrived = new ThreadLocal<>();
    private HttpServer server;

    public HttpDoor on(String method, String path, Handler handler) {
        routes.put(new Route(method, path), handler);
        return this;
    }

    /** @param port 0 for any */
    public HttpDoor open(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MOST_CONNECTING);
        server.createContext("/", this::handle);
        server.setExecutor(this::noteArrival);
        server.start();
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Called by the one thread that sees what comes in, in the order in which it comes. */
    private void noteArrival(Runnable exchange) {
        long now = System.nanoTime();
        threads.execute(() -> {
            arrived.set(now);
            exchange.run();
        });
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "http");
        thread.setDaemon(true);
        return thread;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Request request = Request.of(exchange, arrived.get());
        Answer answer = answerTo(request);
        if (answer.after().isZero()) {
            send(answer, exchange, request.arrived());
        } else {
            later.schedule(
                    () -> send(answer, exchange, request.arrived()),
                    answer.after().toNanos(),
                    TimeUnit.NANOSECONDS);
        }
    }

    /** Tells how long ago the request arrived, by the moment at which it was counted. */
    private static void send(Answer answer, HttpExchange exchange, long arrived) {
        try (exchange) {
            exchange.getResponseHeaders()
                    .set("Server-Timing", "since-arrival;dur=" + (System.nanoTime() - arrived) / 1_000 / 1e3);
            answer.writeTo(exchange);
        } catch (IOException e) {
            // Whoever asked has gone.
        }
    }

    private Answer answerTo(Request request) {
        Handler handler = routes.get(new Route(request.method(), request.path()));
        if (handler == null) {
            boolean otherMethod =
                    routes.keySet().stream().anyMatch(route -> route.path().equals(request.path()));
            return otherMethod
                    ? Answer.problem(405, "method-not-allowed", "This path has other methods")
                    : Answer.problem(404, "not-found", "No such path");
        }
        try {
            return handler.answer(request);
        } catch (BadRequest e) {
            return Answer.problem(400, "bad-request", e.getMessage());
        } catch (Exception e) {
            return Answer.problem(500, "internal", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        later.shutdownNow();
        threads.shutdownNow();
    }
}
