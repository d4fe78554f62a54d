package vn.lienket.registry.http;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
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

    private static final TimeValue IDLE = TimeValue.ofSeconds(30);

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
                // The breaker counts and times every call already.
                .observationRegistry(ObservationRegistry.NOOP)
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

    /** Follows no redirect: it would carry a citizen's data to an address nobody configured. Tries nothing again: each call needs a turn of its own. */
    private static ClientHttpRequestFactory requests(RegistrySettings settings, SslBundles bundles) {
        HttpClientSettings http = HttpClientSettings.defaults()
                .withTimeouts(settings.connectTimeout(), settings.readTimeout())
                .withRedirects(HttpRedirects.DONT_FOLLOW);
        return ClientHttpRequestFactoryBuilder.httpComponents()
                .withConnectionManagerCustomizer(connections -> connections
                        .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                        .setMaxConnPerRoute(Integer.MAX_VALUE))
                .withHttpClientCustomizer(client -> client.disableAutomaticRetries()
                        .disableCookieManagement()
                        .disableAuthCaching()
                        .disableContentCompression()
                        .evictIdleConnections(IDLE)
                        .addExecInterceptorFirst("whole answers", new WholeAnswers(settings.readTimeout())))
                .build(
                        settings.sslBundle().isEmpty()
                                ? http
                                : http.withSslBundle(bundles.getBundle(settings.sslBundle())));
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
