package vn.lienket.linking.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Every "no" as an RFC 9457 problem; no value of the question comes back in it, not even its path. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    private static final String RETRY_AFTER_SECONDS = "2";

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem) {
        return answer(problem.type());
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> notFound(NoResourceFoundException none) {
        return answer(ProblemType.NOT_FOUND);
    }

    private static ResponseEntity<Map<String, Object>> answer(ProblemType type) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.type());
        body.put("title", type.status().getReasonPhrase());
        body.put("status", type.status().value());
        body.put("detail", type.text().en());
        body.put("detailVi", type.text().vi());
        body.put("detailEn", type.text().en());
        HttpHeaders headers = new HttpHeaders();
        if (type.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return ResponseEntity.status(type.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
