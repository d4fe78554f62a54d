package vn.lienket.notification.sms;

import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A delivery report that is not believed or not understood. */
final class BadReport extends ErrorResponseException {

    BadReport(int status, String type, String vietnamese, String english) {
        super(HttpStatus.valueOf(status), problem(status, type, vietnamese, english), null);
    }

    private static ProblemDetail problem(int status, String type, String vietnamese, String english) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), english);
        problem.setType(URI.create("/errors/" + type));
        problem.setTitle(HttpStatus.valueOf(status).getReasonPhrase());
        problem.setProperties(Map.of("detailVi", vietnamese, "detailEn", english));
        return problem;
    }
}
