package vn.lienket.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A system downstream: keeps the calls that it gets and answers them as a test wants, with 204 otherwise. */
final class Sink implements AutoCloseable {

    /** @param from the other side's port, one for each connection */
    record Got(Map<String, List<String>> headers, String body, int from) {
        String id() {
            return headers.get("Webhook-id").get(0);
        }

        List<String> signatures() {
            return List.of(headers.get("Webhook-signature").get(0).split(" "));
        }
    }

    static final int NEVER = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Got> calls = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private volatile int otherwise = 204;
    private volatile String location = "";

    Sink() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/facts";
    }

    List<Got> calls() {
        return calls;
    }

    /** To the next calls, one each. */
    Sink answers(Integer... codes) {
        answers.addAll(List.of(codes));
        return this;
    }

    Sink answersAlways(int code) {
        otherwise = code;
        return this;
    }

    Sink redirectsTo(String url) {
        location = url;
        return answersAlways(302);
    }

    private void take(HttpExchange exchange) throws IOException {
        calls.add(new Got(
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                exchange.getRemoteAddress().getPort()));
        Integer scripted = answers.poll();
        int code = scripted == null ? otherwise : scripted;
        if (code == NEVER) {
            return;
        }
        if (!location.isEmpty()) {
            exchange.getResponseHeaders().add("Location", location);
        }
        exchange.sendResponseHeaders(code, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
