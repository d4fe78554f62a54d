package vn.lienket.notification.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An SMTP server that answers MAIL, RCPT and the end of DATA with the code that a test wants. */
final class ScriptedSmtp implements AutoCloseable {

    static final int HANG_UP = 0;

    private final ServerSocket listening;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    ScriptedSmtp() {
        try {
            listening = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::listen, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    int taken() {
        return taken.get();
    }

    void answers(String command, int code) {
        answers.put(command, code);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                connections.incrementAndGet();
                serve(socket);
            } catch (IOException e) {
                // The client or the test hung up.
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        say(socket, 220);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
            int code = answers.getOrDefault(command, 250);
            if (command.equals("DATA")) {
                say(socket, 354);
                while (!".".equals(in.readLine())) {
                    // The mail itself.
                }
                taken.incrementAndGet();
            }
            if (code == HANG_UP) {
                return;
            }
            say(socket, command.equals("QUIT") ? 221 : code);
        }
    }

    private static void say(Socket socket, int code) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((code + " ok\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
