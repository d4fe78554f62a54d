package vn.lienket.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Says where a citizen's personal data were kept, and that nothing can be read there any more.
 *
 * @param text for people; its SHA-256 is in the audit, whose head is published
 */
public record Certificate(String text, Instant issuedAt) {

    private static final String KEPT =
            """
            What stays, and why: the accounts' ids, states, pseudonyms (citizenRef, vneidSubject) and the facts about confirmation and links under them, with
            the audit. The law asks for proof of who was linked to what and why; no name, number, address or date of birth is in it.
            Những gì được giữ lại: mã tài khoản, trạng thái, bí danh và các sự kiện xác nhận, liên kết, cùng nhật ký kiểm toán, vì pháp luật yêu cầu chứng minh
            việc liên kết; trong đó không có họ tên, số định danh, địa chỉ liên lạc hay ngày sinh.
            The accounts' own keys are destroyed: copies of the encrypted column, in backups too, open for nobody unless they hold the table of keys as it was
            before. Such backups must expire; whoever restores one must have the erasures listed here approved again.
            """;

    static Certificate of(Erasure erasure, List<Finding> findings, Instant at) {
        StringBuilder text = new StringBuilder("Certificate of erasure / Chứng nhận xóa dữ liệu cá nhân\n");
        line(text, "erasure", erasure.id().toString());
        erasure.accounts().forEach(account -> line(text, "account", account.key()));
        line(
                text,
                "asked by",
                erasure.requested().by() + ", " + erasure.requested().at());
        line(
                text,
                "approved by",
                erasure.verdict().step().by() + ", " + erasure.verdict().step().at());
        line(text, "proved at", at.toString());
        findings.forEach(
                finding -> line(text, finding.place(), finding.account().key() + ": " + finding.result()));
        return new Certificate(text.append(KEPT).toString(), at);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }

    public String sha256() {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
