package vn.lienket.account.web;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Who may go where. What is not listed is for ops. */
@Configuration(proxyBeanMethods = false)
class AccessRules {

    @Bean
    SecurityFilterChain access(HttpSecurity http, KnownTokens knownTokens, Refusals refusals, LimitSettings limits) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(AccessRules::rules)
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .oauth2ResourceServer(tokens -> tokens.jwt(jwt -> jwt.jwtAuthenticationConverter(scopes()))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .withObjectPostProcessor(new ObjectPostProcessor<BearerTokenAuthenticationFilter>() {
                            @Override
                            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler(refusals::commence);
                                return filter;
                            }
                        }))
                .addFilterBefore(
                        new NewTokenLimit(knownTokens, limits, refusals), BearerTokenAuthenticationFilter.class)
                .addFilterBefore(new RateLimit(limits, refusals), AuthorizationFilter.class)
                .build();
    }

    /** Counting each filter before and after took a third of a login; the request as a whole is counted and timed all the same. */
    @Bean
    SecurityObservationSettings observeNoFilterOfItsOwn() {
        return SecurityObservationSettings.noObservations();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(
                        "/actuator/health/**", "/actuator/prometheus", "/.well-known/jwks.json", "/v3/api-docs/**")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/v1/link-receipts:verify")
                .permitAll()
                .requestMatchers("/v1/portals/{portal}/**")
                .access(itsPortalOr(Scopes.OPS))
                .requestMatchers(HttpMethod.POST, "/v1/vneid-logins", "/v1/vneid-logins:batch")
                .authenticated()
                .requestMatchers(HttpMethod.GET, "/v1/accounts/counts")
                .access(itsPortalOr(Scopes.OPS, Scopes.AUDITOR))
                .requestMatchers(
                        HttpMethod.GET, "/v1/cutoffs/**", "/v1/conflicts/**", "/v1/reconciliation", "/v1/erasures/**")
                .hasAnyAuthority(Scopes.OPS, Scopes.AUDITOR)
                .requestMatchers("/v1/audit/**")
                .hasAuthority(Scopes.AUDITOR)
                .anyRequest()
                .hasAuthority(Scopes.OPS);
    }

    /** The portal in the path or, where there is none, that of the query. */
    private static AuthorizationManager<RequestAuthorizationContext> itsPortalOr(String... others) {
        return (caller, request) -> {
            String inPath = request.getVariables().get("portal");
            String portal = inPath == null ? request.getRequest().getParameter("portal") : inPath;
            Authentication who = caller.get();
            return new AuthorizationDecision(
                    Scopes.has(who, others) || portal != null && Scopes.isOfPortal(who, portal));
        };
    }

    private static JwtAuthenticationConverter scopes() {
        JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
        scopes.setAuthorityPrefix("");
        JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(scopes);
        return converter;
    }
}
