package vn.lienket.notification.web;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.client.RestTemplate;

/** Who may go where, by the scopes of access tokens as account-service reads them: {@code portal:<code>}, {@code ops}. What is not listed is for ops. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    private static final String OPS = "ops";
    private static final String PORTAL = "portal:";
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Bean
    SecurityFilterChain access(HttpSecurity http, Refusals refusals) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                // The page of previews shows each letter in a frame.
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::sameOrigin))
                .authorizeHttpRequests(AccessRules::rules)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(scopes()))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                // Also when the issuer cannot be asked for its keys, which Spring would throw on.
                                filter.setAuthenticationFailureHandler(refusals::commence);
                                return filter;
                            }
                        }))
                .build();
    }

    /** Delivery reports are signed; letters of the previews are to nobody. */
    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/actuator/health/**", "/actuator/prometheus")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/v1/sms-reports")
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/previews/**")
                .permitAll()
                .requestMatchers("/v1/portals/{portal}/**")
                .access(itsPortalOrOps())
                .anyRequest()
                .hasAuthority(OPS);
    }

    private static AuthorizationManager<RequestAuthorizationContext> itsPortalOrOps() {
        return (caller, request) -> {
            Authentication who = caller.get();
            Set<String> any = Set.of(OPS, PORTAL + request.getVariables().get("portal"));
            return new AuthorizationDecision(
                    who != null && who.getAuthorities().stream().anyMatch(scope -> any.contains(scope.getAuthority())));
        };
    }

    private static JwtAuthenticationConverter scopes() {
        JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
        scopes.setAuthorityPrefix("");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(scopes);
        return converter;
    }

    /** An issuer that does not answer must not hold the callers' threads. */
    @Bean
    JwkSetUriJwtDecoderBuilderCustomizer promptIssuer() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(TIMEOUT);
        requests.setReadTimeout(TIMEOUT);
        return decoder -> decoder.restOperations(new RestTemplate(requests));
    }
}
