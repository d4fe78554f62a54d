package vn.lienket.benchmarks.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes everything over many connections and only counts, so that what is measured is the sender. */
final class SmtpSink implements AutoCloseable {

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> new Thread(work, "sink-mails"));
    private final AtomicInteger taken = new AtomicInteger();

    SmtpSink() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    int taken() {
        return taken.get();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            say(socket, "220 ok");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("DATA")) {
                    say(socket, "354 go on");
                    while (!".".equals(in.readLine())) {
                        // The mail itself.
                    }
                    taken.incrementAndGet();
                }
                say(socket, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException e) {
            // The sender hung up.
        }
    }

    private static void say(Socket socket, String answer) throws IOException {
        socket.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
