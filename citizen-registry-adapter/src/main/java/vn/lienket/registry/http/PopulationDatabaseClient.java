package vn.lienket.registry.http;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.core.StreamReadFeature;
import vn.lienket.registry.DayBudget;
import vn.lienket.registry.PopulationDatabase;
import vn.lienket.registry.Shares;

@Configuration(proxyBeanMethods = false)
class PopulationDatabaseClient {

    /** Name of the breaker, bulkhead and retry in application.yml. */
    private static final String NAME = "population-database";

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PopulationDatabaseApi populationDatabaseApi(
            RestClient.Builder builder, RegistrySettings settings, SslBundles bundles) {
        RestClient client = builder.baseUrl(settings.baseUrl())
                .defaultHeader("X-Api-Key", settings.apiKey())
                .requestFactory(requests(settings, bundles))
                .requestInterceptor(new ShortAnswers())
                .requestInterceptor(new TellsArrival())
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(PopulationDatabaseApi.class);
    }

    /** An answer that says two things in one member says nothing. */
    @Bean
    JsonMapperBuilderCustomizer noMemberTwice() {
        return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
    }

    /** Follows no redirect: it would carry a citizen's data to an address nobody configured. */
    private static ClientHttpRequestFactory requests(RegistrySettings settings, SslBundles bundles) {
        HttpClientSettings http = HttpClientSettings.defaults()
                .withTimeouts(settings.connectTimeout(), settings.readTimeout())
                .withRedirects(HttpRedirects.DONT_FOLLOW);
        return ClientHttpRequestFactoryBuilder.jdk()
                .withExecutor(threads())
                .withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1))
                .build(
                        settings.sslBundle().isEmpty()
                                ? http
                                : http.withSslBundle(bundles.getBundle(settings.sslBundle())));
    }

    /** Without it Spring starts a thread for every body that is sent and, on two cores, the JDK one for every answer. They may wait for each other: no bound. */
    private static ExecutorService threads() {
        AtomicInteger number = new AtomicInteger();
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, NAME + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Bean
    CircuitBreaker populationDatabaseBreaker(CircuitBreakerRegistry breakers) {
        return breakers.circuitBreaker(NAME);
    }

    @Bean
    Shares shares(Clock clock, Quota quota) {
        return new Shares(clock, Pace.handOver(quota));
    }

    @Bean
    DayBudget dayBudget(Quota quota, RegistrySettings settings, Clock clock, DayBudget.Ledger ledger) {
        return new DayBudget(quota.perDay(), settings.zone(), clock, ledger);
    }

    @Bean
    Pace pace(CircuitBreaker breaker, Shares shares, DayBudget today, Quota quota) {
        return new Pace(breaker, shares, today, quota);
    }

    @Bean
    PopulationDatabase populationDatabase(
            PopulationDatabaseApi api,
            Clock clock,
            ResilientPopulationDatabase.Protection protection,
            RegistrySettings settings) {
        return new ResilientPopulationDatabase(
                new HttpPopulationDatabase(api, clock), protection, settings.longestStay());
    }

    @Bean
    ResilientPopulationDatabase.Protection protection(
            RetryRegistry retries, BulkheadRegistry bulkheads, Pace pace, CircuitBreaker breaker) {
        return new ResilientPopulationDatabase.Protection(retries.retry(NAME), bulkheads.bulkhead(NAME), pace, breaker);
    }
}
