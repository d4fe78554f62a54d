package vn.lienket.notification;

/** What a notice is about. @param reason code of the fact, empty when the kind says it all */
public record Matter(NoticeKind kind, String reason) {

    static Matter of(NoticeKind kind) {
        return new Matter(kind, "");
    }
}
