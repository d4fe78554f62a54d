package vn.lienket.account.web;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import vn.lienket.account.AccountNotFound;
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
    ResponseEntity<Object> notFound(AccountNotFound none) {
        return answer(ProblemType.ACCOUNT_NOT_FOUND, Map.of(), new HttpHeaders());
    }

    @ExceptionHandler({
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
        ProblemDetail detail = ProblemDetail.forStatus(type.status());
        Text text = Wording.text("problem." + type.name());
        detail.setType(type.type());
        detail.setTitle(type.title());
        detail.setDetail(text.en());
        detail.setProperty("detailVi", text.vi());
        detail.setProperty("detailEn", text.en());
        members.forEach(detail::setProperty);
        return ResponseEntity.status(type.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
