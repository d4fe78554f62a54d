package vn.lienket.account.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vn.lienket.account.AccountNotFound;
import vn.lienket.account.DecisionRefused;
import vn.lienket.account.Text;
import vn.lienket.account.Wording;

/** Every failure as RFC 9457; Spring's own details are replaced because they quote the request. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem) {
        return answer(problem.type(), problem.members(), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DecisionRefused refused) {
        return answer(ProblemType.valueOf(refused.why().name()), Map.of(), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> notFound(AccountNotFound none) {
        return answer(ProblemType.ACCOUNT_NOT_FOUND, Map.of(), new HttpHeaders());
    }

    /** RFC 6750. */
    @ExceptionHandler
    ResponseEntity<Object> unauthenticated(AuthenticationException who) {
        String error = who instanceof InvalidBearerTokenException ? "Bearer error=\"invalid_token\"" : "Bearer";
        return answer(ProblemType.UNAUTHENTICATED, Map.of(), challenge(error));
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(AccessDeniedException denied) {
        return answer(ProblemType.FORBIDDEN, Map.of(), challenge("Bearer error=\"insufficient_scope\""));
    }

    @ExceptionHandler
    ResponseEntity<Object> malformed(RequestRejectedException suspicious) {
        return answer(ProblemType.MALFORMED_REQUEST, Map.of(), new HttpHeaders());
    }

    private static HttpHeaders challenge(String challenge) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return headers;
    }

    /** {@code AuthenticationServiceException}: the issuer does not say which keys are its own, and we knew none. */
    @ExceptionHandler({
        AuthenticationServiceException.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<Object> unavailable(Exception outage) {
        LOG.warn("answered 503: {}", outage.getClass().getSimpleName());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return answer(ProblemType.UNAVAILABLE, Map.of(), headers);
    }

    /** Without the message: it may quote a person. */
    @ExceptionHandler
    ResponseEntity<Object> internal(Exception fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        LOG.error("answered 500: {} at {}", fault.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
        return answer(ProblemType.INTERNAL, Map.of(), new HttpHeaders());
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception cause, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(ProblemType.of(status.value()), Map.of(), headers);
    }

    private static ResponseEntity<Object> answer(ProblemType type, Map<String, Object> members, HttpHeaders headers) {
        Text text = Wording.text("problem." + type.name());
        // Not Spring's ProblemDetail: it would add the path as `instance`, and a path may hold what should not be
        // quoted.
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.type());
        body.put("title", type.title());
        body.put("status", type.status().value());
        body.put("detail", text.en());
        body.put("detailVi", text.vi());
        body.put("detailEn", text.en());
        body.putAll(members);
        return ResponseEntity.status(type.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
