package vn.lienket.account.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.io.IOException;
import java.io.InputStream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /v3/api-docs}: OpenAPI, made from the endpoints, with the examples of {@code api-examples.json}, which a test runs. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {

    private static final String TOKEN = "token";

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Liên kết: account-service")
                                .version("v1")
                                .description(
                                        "The portals' door. What is wrong is answered with RFC 9457 problems; clients key on their type."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("Scopes: portal:<code>, ops, auditor")))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    OpenApiCustomizer examples(JsonMapper json) throws IOException {
        try (InputStream file = ApiExample.class.getResourceAsStream("/vn/lienket/account/api-examples.json")) {
            ApiExample[] examples = json.readValue(file, ApiExample[].class);
            return document -> {
                for (int i = 0; i < examples.length; i++) {
                    examples[i].addTo(document, i);
                }
            };
        }
    }
}
