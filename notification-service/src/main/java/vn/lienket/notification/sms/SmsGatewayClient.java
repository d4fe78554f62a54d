package vn.lienket.notification.sms;

import java.net.URI;
import java.net.http.HttpClient;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration(proxyBeanMethods = false)
class SmsGatewayClient {

    private static final URI NOWHERE = URI.create("http://sms-gateway.invalid");

    /** Follows no redirect: it would carry a citizen's number to an address nobody configured. */
    @Bean
    SmsGatewayApi smsGatewayApi(RestClient.Builder builder, SmsSettings settings) {
        HttpClientSettings http = HttpClientSettings.defaults()
                .withTimeouts(settings.timeout(), settings.timeout())
                .withRedirects(HttpRedirects.DONT_FOLLOW);
        RestClient client = builder.baseUrl(settings.hasGateway() ? settings.url() : NOWHERE)
                .defaultHeader("X-Api-Key", settings.apiKey())
                .requestFactory(ClientHttpRequestFactoryBuilder.jdk()
                        .withHttpClientCustomizer(jdk -> jdk.version(HttpClient.Version.HTTP_1_1))
                        .build(http))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(SmsGatewayApi.class);
    }
}
