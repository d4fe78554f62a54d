package vn.lienket.linking.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP gate before another port: shut, it drops every connection, as an outage does. */
final class Gate {

    private final ServerSocket entrance;
    private final int behind;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean shut;

    Gate(int behind) throws IOException {
        this.behind = behind;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::admit);
    }

    int port() {
        return entrance.getLocalPort();
    }

    void shut() {
        shut = true;
        open.forEach(Gate::drop);
        open.clear();
    }

    void reopen() {
        shut = false;
    }

    private void admit() {
        try {
            while (true) {
                Socket visitor = entrance.accept();
                if (shut) {
                    drop(visitor);
                } else {
                    connect(visitor);
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void connect(Socket visitor) throws IOException {
        Socket host = new Socket(InetAddress.getLoopbackAddress(), behind);
        open.add(visitor);
        open.add(host);
        daemon(() -> pass(visitor, host));
        daemon(() -> pass(host, visitor));
    }

    private static void pass(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException dropped) {
            drop(from);
            drop(to);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyClosed) {
            // That is all that was wanted.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }
}
