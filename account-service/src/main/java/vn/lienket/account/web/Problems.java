package vn.lienket.account.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
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
import vn.lienket.account.BrokerUnreachable;
import vn.lienket.account.DecisionRefused;

/** Every failure as RFC 9457; Spring's own details are replaced because they quote the request. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem) {
        return answer(problem, new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(DecisionRefused refused) {
        return answer(ProblemType.valueOf(refused.why().name()));
    }

    @ExceptionHandler
    ResponseEntity<Object> notFound(AccountNotFound none) {
        return answer(ProblemType.ACCOUNT_NOT_FOUND);
    }

    /** RFC 6750. */
    @ExceptionHandler
    ResponseEntity<Object> unauthenticated(AuthenticationException who) {
        String error = who instanceof InvalidBearerTokenException ? "Bearer error=\"invalid_token\"" : "Bearer";
        return answer(new Problem(ProblemType.UNAUTHENTICATED), challenge(error));
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(AccessDeniedException denied) {
        return answer(new Problem(ProblemType.FORBIDDEN), challenge("Bearer error=\"insufficient_scope\""));
    }

    @ExceptionHandler
    ResponseEntity<Object> malformed(RequestRejectedException suspicious) {
        return answer(ProblemType.MALFORMED_REQUEST);
    }

    private static HttpHeaders challenge(String challenge) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, challenge);
        return headers;
    }

    /** {@code AuthenticationServiceException}: the issuer does not say which keys are its own, and we knew none. */
    @ExceptionHandler({
        AuthenticationServiceException.class,
        BrokerUnreachable.class,
        DataAccessResourceFailureException.class,
        TransientDataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<Object> unavailable(Exception outage) {
        LOG.warn("answered 503: {}", outage.getClass().getSimpleName());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "2");
        return answer(new Problem(ProblemType.UNAVAILABLE), headers);
    }

    /** Without the message: it may quote a person. */
    @ExceptionHandler
    ResponseEntity<Object> internal(Exception fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        LOG.error("answered 500: {} at {}", fault.getClass().getName(), trace.length == 0 ? "?" : trace[0]);
        return answer(ProblemType.INTERNAL);
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyLimit.TooLarge body) {
        return answer(ProblemType.REQUEST_TOO_LARGE);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(Problem.unreadable(unreadable), headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception cause, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(new Problem(ProblemType.of(status.value())), headers);
    }

    private static ResponseEntity<Object> answer(ProblemType type) {
        return answer(new Problem(type), new HttpHeaders());
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.type().status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem.body());
    }
}
