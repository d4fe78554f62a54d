package vn.lienket.notification.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Language;
import vn.lienket.notification.Matter;
import vn.lienket.notification.Notice;

/** Says a notice in one language. */
@Component
class Passages {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Wording wording;
    private final MailSettings settings;

    Passages(Wording wording, MailSettings settings) {
        this.wording = wording;
        this.settings = settings;
    }

    String subject(Notice notice, Language language) {
        return wording.of(notice.matter(), "title", language, portal(notice, language), deadline(notice, language));
    }

    /** No link: a text message with one looks like the swindlers'. */
    String brief(Notice notice, Language language) {
        return wording.of(notice.matter(), "brief", language, portal(notice, language), deadline(notice, language));
    }

    Passage in(Language language, Notice notice, Optional<String> fullName) {
        String portal = portal(notice, language);
        String deadline = deadline(notice, language);
        Matter matter = notice.matter();
        String salutation = fullName.map(name -> wording.general("salutation.name", language, name))
                .orElseGet(() -> wording.general("salutation", language));
        return new Passage(
                language.locale().getLanguage(),
                new Passage.Heading(wording.of(matter, "title", language, portal, deadline), salutation),
                Stream.of("what", "next")
                        .flatMap(text -> wording.paragraphs(matter, text, language, portal, deadline).stream())
                        .toList(),
                new Passage.Closing(
                        wording.general("account", language, notice.account().maskedId(), portal),
                        wording.general("when", language, time(notice.occurredAt(), language)),
                        wording.general("open", language, portal),
                        wording.general("check", language, portal),
                        wording.general("automatic", language)),
                Optional.ofNullable(settings.portals().get(notice.account().portal()))
                        .map(MailSettings.Portal::url)
                        .orElse(null));
    }

    private String portal(Notice notice, Language language) {
        String code = notice.account().portal();
        MailSettings.Portal known = settings.portals().get(code);
        if (known == null) {
            return wording.general("portal", language, code);
        }
        return language == Language.VI ? known.vi() : known.en();
    }

    private String deadline(Notice notice, Language language) {
        Instant deadline = notice.matter().deadline();
        return deadline == null ? "" : time(deadline, language);
    }

    private String time(Instant at, Language language) {
        return DateTimeFormatter.ofPattern(wording.general("time", language), language.locale())
                .format(at.atZone(VIETNAM));
    }
}
