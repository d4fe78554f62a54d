package vn.lienket.linking.web;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** What can be wrong with a question; clients key on the type, so these names stay. */
enum ProblemType {
    MALFORMED_CITIZEN_REF(
            HttpStatus.BAD_REQUEST,
            "Mã công dân không đúng định dạng.",
            "The citizenRef does not have the right shape."),
    MALFORMED_EVENT_ID(HttpStatus.BAD_REQUEST, "Mã sự kiện không phải là UUID.", "The eventId is not a UUID."),
    CITIZEN_NOT_FOUND(HttpStatus.NOT_FOUND, "Chưa có thông tin về công dân này.", "Nothing is known of this citizen."),
    LINK_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "Không có liên kết hay từ chối nào mang mã này.",
            "No link and no refusal has this eventId."),
    NOT_FOUND(HttpStatus.NOT_FOUND, "Không có địa chỉ này.", "There is nothing at this address."),
    BUSY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Đang tìm một liên kết khác; hãy thử lại sau.",
            "Another link is being looked for; try again later."),
    LOG_UNREADABLE(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Không đọc được nhật ký sự kiện; hãy thử lại sau.",
            "The log of facts cannot be read; try again later."),
    NOT_READY(
            HttpStatus.SERVICE_UNAVAILABLE,
            "Kho dữ liệu đang được khôi phục; hãy thử lại sau.",
            "The store is being restored; try again later.");

    private final HttpStatus status;
    private final Text text;

    ProblemType(HttpStatus status, String vi, String en) {
        this.status = status;
        this.text = new Text(vi, en);
    }

    HttpStatus status() {
        return status;
    }

    Text text() {
        return text;
    }

    URI type() {
        return URI.create("/errors/" + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
