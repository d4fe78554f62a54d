package vn.lienket.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Language;
import vn.lienket.notification.Letter;
import vn.lienket.notification.Matter;
import vn.lienket.notification.Notice;
import vn.lienket.notification.NoticeKind;

/** A form that is filled in reads as if the template had been worked through for this letter alone. */
class FormTest {

    private static final Instant AT = Instant.parse("2024-06-30T07:05:00Z");

    private final Passages passages = new Passages(new Wording(), settings());
    private final ThymeleafLetters letters = new ThymeleafLetters(passages);

    @ParameterizedTest
    @EnumSource
    void readsAsTheTemplateDoes(NoticeKind kind) {
        for (String reason : reasons(kind)) {
            for (String portal : List.of("dvcqg", "la & <xa>")) {
                for (Language language : Language.values()) {
                    for (String name : new String[] {null, "Nguyễn <b>“Thị” & 'Hoà'</b> \"{0}\"", "Trần Văn Đồng"}) {
                        compare(notice(kind, reason, portal), Optional.ofNullable(name), language);
                    }
                }
            }
        }
    }

    private void compare(Notice notice, Optional<String> name, Language language) {
        List<Passage> inBoth = Stream.of(language, language.other())
                .map(each -> passages.in(each, notice.matter(), passages.values(each, notice, name)))
                .toList();

        Letter letter = letters.write(notice, name, language);

        assertThat(letter.text()).isEqualTo(letters.rendered("letter.txt", inBoth));
        assertThat(letter.html()).isEqualTo(letters.rendered("letter.html", inBoth));
    }

    private static List<String> reasons(NoticeKind kind) {
        return Stream.concat(Stream.of("", "WITHOUT_WORDS_OF_ITS_OWN"), kind.reasons().stream())
                .toList();
    }

    private static Notice notice(NoticeKind kind, String reason, String portal) {
        return new Notice(
                UUID.randomUUID(),
                AT.plusSeconds(reason.length() * 60L),
                new AccountKey(portal, "tk-<" + reason.length() + ">0123"),
                new Matter(kind, reason, AT.plus(Duration.ofDays(14 + reason.length()))));
    }

    private static MailSettings settings() {
        return new MailSettings(
                "thong-bao@lienket.example",
                1,
                1,
                100,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                new MailSettings.Retry(Duration.ofSeconds(1), Duration.ofSeconds(1), 1),
                Map.of(
                        "dvcqg",
                        new MailSettings.Portal(
                                "Cổng Dịch vụ công", "the Portal", URI.create("https://dichvucong.gov.vn/?a=1&b=2"))));
    }
}
