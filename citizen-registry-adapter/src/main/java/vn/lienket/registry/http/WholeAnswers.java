package vn.lienket.registry.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * Reads an answer to its end before anybody sees it: so the time-out is for the whole of it (a socket's own begins anew with every byte), and its connection is
 * free for the next call. An answer has a few hundred bytes; whatever sends more is not read into memory, once for each question under way.
 */
final class WholeAnswers implements ExecChainHandler {

    private static final int TOO_LONG = 64 * 1024 + 1;

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, WholeAnswers::thread);
    private final Duration within;

    WholeAnswers(Duration within) {
        this.within = within;
        clock.setRemoveOnCancelPolicy(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "population-database-time-out");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Cancellable call = (Cancellable) scope.originalRequest;
        AtomicBoolean late = new AtomicBoolean();
        Future<?> timeOut = clock.schedule(
                () -> {
                    late.set(true);
                    call.cancel();
                },
                within.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            ClassicHttpResponse answer = chain.proceed(request, scope);
            readWhole(answer);
            return answer;
        } catch (IOException | RuntimeException e) {
            if (late.get()) {
                throw new SocketTimeoutException();
            }
            throw e;
        } finally {
            timeOut.cancel(false);
        }
    }

    private static void readWhole(ClassicHttpResponse answer) throws IOException {
        HttpEntity body = answer.getEntity();
        if (body == null) {
            return;
        }
        try (InputStream in = body.getContent()) {
            // As long as it says, which nearly every answer does: the buffer is as long as what is asked for.
            byte[] read = in.readNBytes(
                    body.getContentLength() < 0 ? TOO_LONG : (int) Math.min(body.getContentLength(), TOO_LONG));
            if (read.length == TOO_LONG) {
                answer.close();
                throw new TooLong();
            }
            answer.setEntity(new ByteArrayEntity(read, ContentType.parseLenient(body.getContentType())));
        }
    }

    static final class TooLong extends RuntimeException {
        TooLong() {
            super(TOO_LONG + " bytes or more");
        }
    }
}
