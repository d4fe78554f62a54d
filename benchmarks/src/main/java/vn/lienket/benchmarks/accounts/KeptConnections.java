package vn.lienket.benchmarks.accounts;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A portal's connections, HTTP/1.1 and kept alive, all on the thread that uses them: what this costs, the service that it shares the machine with lacks.
 * What finds no connection free waits for one.
 */
final class KeptConnections implements AutoCloseable {

    private static final int MOST_BYTES = 64 * 1024;
    private static final String CLOSES = "\r\nconnection: close\r\n";

    private final Selector selector = Selector.open();
    private final InetSocketAddress address;
    private final int most;
    private final Deque<Connection> free = new ArrayDeque<>();
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final Set<Connection> busy = new HashSet<>();

    KeptConnections(InetSocketAddress address, int most) throws IOException {
        this.address = address;
        this.most = most;
    }

    interface Outcome {
        /** @param answer status line, headers and body; null when there was none */
        void is(String answer);
    }

    private record Asked(byte[] request, Outcome outcome) {}

    void ask(byte[] request, Outcome outcome) throws IOException {
        waiting.add(new Asked(request, outcome));
        sendWaiting();
    }

    private void sendWaiting() throws IOException {
        while (!waiting.isEmpty() && busy.size() < most) {
            Connection connection = free.isEmpty() ? new Connection() : free.pop();
            busy.add(connection);
            connection.send(waiting.poll());
        }
    }

    /** Hands over what comes within so many milliseconds; returns at the first. */
    void await(long millis) throws IOException {
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        for (SelectionKey key : selector.selectedKeys()) {
            ((Connection) key.attachment()).read();
        }
        selector.selectedKeys().clear();
        sendWaiting();
    }

    int unanswered() {
        return busy.size() + waiting.size();
    }

    /** Those that are unanswered never will be. */
    void giveUp() throws IOException {
        for (Connection connection : List.copyOf(busy)) {
            connection.end(null, false);
        }
        waiting.forEach(asked -> asked.outcome.is(null));
        waiting.clear();
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : free) {
            connection.channel.close();
        }
        selector.close();
    }

    private final class Connection {

        private final SocketChannel channel = SocketChannel.open(address);
        private final ByteBuffer answer = ByteBuffer.allocate(MOST_BYTES);
        private Asked asked;

        private Connection() throws IOException {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        private void send(Asked next) throws IOException {
            asked = next;
            answer.clear();
            ByteBuffer request = ByteBuffer.wrap(next.request);
            // Nothing else is on its way there, so a kilobyte finds room.
            channel.write(request);
            if (request.hasRemaining()) {
                throw new IOException("a request did not find room");
            }
        }

        private void read() throws IOException {
            int read;
            try {
                read = channel.read(answer);
            } catch (IOException broken) {
                read = -1;
            }
            String come = new String(answer.array(), 0, answer.position(), StandardCharsets.ISO_8859_1);
            if (asked == null) {
                free.remove(this);
                channel.close();
            } else if (read < 0) {
                end(null, false);
            } else if (isWhole(come)) {
                end(
                        new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8),
                        !come.toLowerCase(Locale.ROOT).contains(CLOSES));
            }
        }

        private void end(String told, boolean isKept) throws IOException {
            Asked done = asked;
            asked = null;
            busy.remove(this);
            if (isKept) {
                free.push(this);
            } else {
                channel.close();
            }
            done.outcome.is(told);
        }

        private static boolean isWhole(String answer) {
            int head = answer.indexOf("\r\n\r\n");
            if (head < 0) {
                return false;
            }
            int length = answer.indexOf("\r\nContent-Length: ");
            if (length < 0 || length > head) {
                return answer.endsWith("\r\n0\r\n\r\n");
            }
            int begin = length + "\r\nContent-Length: ".length();
            int bytes = Integer.parseInt(answer.substring(begin, answer.indexOf("\r\n", begin)));
            return answer.length() == head + 4 + bytes;
        }
    }
}
