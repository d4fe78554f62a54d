package vn.lienket.notification.webhook;

import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.Message;
import org.apache.hc.core5.http.nio.entity.DiscardingEntityConsumer;
import org.apache.hc.core5.http.nio.support.BasicResponseConsumer;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import vn.lienket.notification.CallAnswer;

/** Makes calls without holding a thread for them, so that a system that is slow to answer costs the others nothing. */
@Component
class WebhookClient implements DisposableBean {

    private static final int CONNECTIONS = 2_000;
    private static final TimeValue IDLE = TimeValue.ofSeconds(3);

    private final WebhookSettings settings;
    private final CheckedAddresses addresses;
    private final CloseableHttpAsyncClient http;
    /** Name servers may be slow, too; there are at most so many questions at a time as there are subscriptions. */
    private final ExecutorService lookups = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "webhook-lookup");
        thread.setDaemon(true);
        return thread;
    });

    WebhookClient(WebhookSettings settings, Clock clock) {
        this.settings = settings;
        this.addresses = new CheckedAddresses(new PublicAddresses(settings.reachable()), clock);
        this.http = client(settings, addresses);
        http.start();
    }

    private static CloseableHttpAsyncClient client(WebhookSettings settings, CheckedAddresses addresses) {
        Timeout timeout = Timeout.of(settings.timeout());
        return HttpAsyncClients.custom()
                .setUserAgent("LienKet-Webhooks/1")
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setMaxConnTotal(CONNECTIONS)
                        // How many a subscription has under way is its line's affair; several may be at one host.
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                // Where a redirect leads was not checked; a try that failed is ours to repeat.
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .evictExpiredConnections()
                // Before the other side drops it, which many do after five seconds: a call that meets that end is lost.
                .evictIdleConnections(IDLE)
                .build();
    }

    /** Done when {@link #call} can go ahead: at once when the host was checked a moment ago. */
    CompletableFuture<Void> check(URI url) {
        if (addresses.knows(url.getHost())) {
            return CompletableFuture.completedFuture(null);
        }
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        addresses.check(url.getHost());
                    } catch (UnknownHostException e) {
                        throw new CompletionException(e);
                    }
                },
                lookups);
    }

    /** Never fails: no answer is an answer as well. Host checked before. */
    CompletableFuture<CallAnswer> call(URI url, SignedCall signed) {
        CompletableFuture<CallAnswer> answer = new CompletableFuture<>();
        Future<?> call;
        try {
            call = http.execute(
                    SimpleRequestProducer.create(signed.to(url)),
                    new BasicResponseConsumer<>(new DiscardingEntityConsumer<Void>()),
                    new Listener(answer));
        } catch (RuntimeException e) {
            return CompletableFuture.completedFuture(HttpAnswers.of(e));
        }
        // An endless answer would keep the socket's own timeout at bay.
        CallAnswer tooLate = HttpAnswers.of(new TimeoutException());
        answer.completeOnTimeout(tooLate, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        return answer.whenComplete((given, none) -> {
            // Only then: to cancel a call that was answered closes its connection, which the next one could have used.
            if (given == tooLate) {
                call.cancel(true);
            }
        });
    }

    private record Listener(CompletableFuture<CallAnswer> answer)
            implements FutureCallback<Message<HttpResponse, Void>> {

        @Override
        public void completed(Message<HttpResponse, Void> response) {
            answer.complete(HttpAnswers.of(response.getHead()));
        }

        @Override
        public void failed(Exception failure) {
            answer.complete(HttpAnswers.of(failure));
        }

        @Override
        public void cancelled() {
            answer.complete(HttpAnswers.of(new CancellationException()));
        }
    }

    @Override
    public void destroy() {
        lookups.shutdownNow();
        http.close(CloseMode.IMMEDIATE);
    }
}
