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
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** An SMTP server that answers MAIL, RCPT and the end of DATA with the code that a test wants. */
final class ScriptedSmtp implements AutoCloseable {

    static final int HANG_UP = 0;

    private final ServerSocket listening;
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final List<String> inClear = new CopyOnWriteArrayList<>();
    private volatile SSLContext tls;

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

    /** From now on it offers STARTTLS, and takes no mail without. */
    ScriptedSmtp requiresTls(SSLContext context) {
        tls = context;
        return this;
    }

    /** The commands that came without TLS. */
    List<String> inClear() {
        return inClear;
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
        say(socket, 220);
        converse(socket, false);
    }

    private void converse(Socket socket, boolean secured) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase();
            int code = answers.getOrDefault(command, 250);
            if (!secured) {
                inClear.add(command);
                if (tls != null && command.equals("EHLO")) {
                    write(socket, "250-ok\r\n250 STARTTLS\r\n");
                    continue;
                }
                if (tls != null && command.equals("STAR")) {
                    say(socket, 220);
                    converse(secure(socket), true);
                    return;
                }
                if (tls != null && command.equals("MAIL")) {
                    code = 530;
                }
            }
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

    private Socket secure(Socket socket) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private static void say(Socket socket, int code) throws IOException {
        write(socket, code + " ok\r\n");
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
