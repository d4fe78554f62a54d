package vn.lienket.registry.http;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.PostExchange;

/** src/main/openapi/population-database.yaml as Java. */
interface PopulationDatabaseApi {

    @PostExchange(
            url = "/v1/citizens:lookup",
            contentType = MediaType.APPLICATION_JSON_VALUE,
            accept = MediaType.APPLICATION_JSON_VALUE)
    LookupAnswer lookup(
            @RequestHeader("X-Correlation-Id") String correlationId,
            @RequestBody LookupRequest request,
            @RequestAttribute(TellsArrival.TURN) Turn turn);
}
