package vn.lienket.notification.web;

import java.net.URI;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import vn.lienket.notification.Inbox;

/** Refusals as RFC 9457 problems; no value of the request comes back in them. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    @ExceptionHandler
    ProblemDetail missing(MissingServletRequestParameterException e) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "missing-parameter",
                "Thiếu tham số “" + e.getParameterName() + "”.",
                "The parameter '" + e.getParameterName() + "' is missing.");
    }

    @ExceptionHandler
    ProblemDetail malformed(MethodArgumentTypeMismatchException e) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "malformed-parameter",
                "Tham số “" + e.getName() + "” không hợp lệ.",
                "The parameter '" + e.getName() + "' is malformed.");
    }

    @ExceptionHandler
    ProblemDetail outOfBounds(HandlerMethodValidationException e) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "malformed-parameter",
                "Có tham số không hợp lệ.",
                "A parameter is malformed or out of bounds.");
    }

    @ExceptionHandler
    ProblemDetail notFound(NoResourceFoundException e) {
        return problem(HttpStatus.NOT_FOUND, "not-found", "Không có địa chỉ này.", "There is nothing at this address.");
    }

    @ExceptionHandler
    ProblemDetail noNotice(Inbox.NoSuchNotice e) {
        return problem(
                HttpStatus.NOT_FOUND,
                "notice-not-found",
                "Tài khoản không có thông báo này.",
                "The account has no such notice.");
    }

    @ExceptionHandler
    ProblemDetail noCampaign(NoSuchCampaign e) {
        return problem(
                HttpStatus.NOT_FOUND,
                "campaign-not-found",
                "Không có chiến dịch đang chạy này.",
                "There is no such campaign, or it is over.");
    }

    @ExceptionHandler
    ProblemDetail badPreferences(BadPreferences e) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "bad-preferences",
                "“channels” gồm ít nhất một trong EMAIL, SMS, INBOX, mỗi kênh một lần, INBOX sau cùng.",
                "'channels' is one or more of EMAIL, SMS, INBOX, each once, INBOX last.");
    }

    @ExceptionHandler
    ProblemDetail noSubscription(NoSuchSubscription e) {
        return problem(
                HttpStatus.NOT_FOUND,
                "subscription-not-found",
                "Không có đăng ký này.",
                "There is no such subscription.");
    }

    @ExceptionHandler
    ProblemDetail badSubscription(BadSubscription e) {
        return problem(HttpStatus.BAD_REQUEST, "bad-subscription", e.vietnamese(), e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unauthenticated(AuthenticationException who) {
        String error = who instanceof InvalidBearerTokenException ? "Bearer error=\"invalid_token\"" : "Bearer";
        return challenge(
                error,
                problem(
                        HttpStatus.UNAUTHORIZED,
                        "unauthenticated",
                        "Yêu cầu cần có mã truy cập hợp lệ.",
                        "A valid access token is needed."));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> forbidden(AccessDeniedException denied) {
        return challenge(
                "Bearer error=\"insufficient_scope\"",
                problem(
                        HttpStatus.FORBIDDEN,
                        "forbidden",
                        "Mã truy cập này không được phép làm việc đó.",
                        "Your token does not allow it."));
    }

    /** The issuer does not say which keys are its own, and none was known. */
    @ExceptionHandler
    ProblemDetail issuerAway(AuthenticationServiceException outage) {
        return problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "unavailable",
                "Hệ thống tạm thời chưa kiểm tra được mã truy cập. Hãy thử lại sau ít giây.",
                "Access tokens cannot be checked at the moment. Try again in some seconds.");
    }

    private static ResponseEntity<ProblemDetail> challenge(String challenge, ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .body(problem);
    }

    @ExceptionHandler
    ProblemDetail unreadable(HttpMessageNotReadableException e) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "unreadable-body",
                "Nội dung yêu cầu không phải JSON hợp lệ.",
                "The body is not the JSON that is expected.");
    }

    private static ProblemDetail problem(HttpStatus status, String type, String vietnamese, String english) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, english);
        problem.setType(URI.create("/errors/" + type));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperties(Map.of("detailVi", vietnamese, "detailEn", english));
        return problem;
    }
}
