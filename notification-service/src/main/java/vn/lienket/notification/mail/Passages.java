package vn.lienket.notification.mail;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
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
    private final Map<Language, DateTimeFormatter> times = new EnumMap<>(Language.class);

    Passages(Wording wording, MailSettings settings) {
        this.wording = wording;
        this.settings = settings;
        for (Language language : Language.values()) {
            times.put(
                    language,
                    DateTimeFormatter.ofPattern(wording.general("time", language), language.locale())
                            .withZone(VIETNAM));
        }
    }

    String subject(Notice notice, Language language) {
        return wording.of(notice.matter(), "title", language, portal(notice, language), deadline(notice, language));
    }

    /** No link: a text message with one looks like the swindlers'. */
    String brief(Notice notice, Language language) {
        return wording.of(notice.matter(), "brief", language, portal(notice, language), deadline(notice, language));
    }

    /** Of the blanks that this notice has: one to somebody without a name, or of a portal without an address, has fewer. */
    Map<Blank, String> values(Language language, Notice notice, Optional<String> fullName) {
        Map<Blank, String> values = new EnumMap<>(Blank.class);
        values.put(Blank.PORTAL, portal(notice, language));
        values.put(Blank.DEADLINE, deadline(notice, language));
        fullName.ifPresent(name -> values.put(Blank.NAME, name));
        values.put(Blank.ACCOUNT, notice.account().maskedId());
        values.put(Blank.WHEN, time(notice.occurredAt(), language));
        address(notice).ifPresent(address -> values.put(Blank.ADDRESS, address.toString()));
        return values;
    }

    Optional<URI> address(Notice notice) {
        return Optional.ofNullable(settings.portals().get(notice.account().portal()))
                .map(MailSettings.Portal::url);
    }

    Passage in(Language language, Matter matter, Map<Blank, String> values) {
        String portal = values.get(Blank.PORTAL);
        String deadline = values.get(Blank.DEADLINE);
        String salutation = values.containsKey(Blank.NAME)
                ? wording.general("salutation.name", language, values.get(Blank.NAME))
                : wording.general("salutation", language);
        return new Passage(
                language.locale().getLanguage(),
                new Passage.Heading(wording.of(matter, "title", language, portal, deadline), salutation),
                Stream.of("what", "next")
                        .flatMap(text -> wording.paragraphs(matter, text, language, portal, deadline).stream())
                        .toList(),
                new Passage.Closing(
                        wording.general("account", language, values.get(Blank.ACCOUNT), portal),
                        wording.general("when", language, values.get(Blank.WHEN)),
                        wording.general("open", language, portal),
                        wording.general("check", language, portal),
                        wording.general("automatic", language)),
                values.get(Blank.ADDRESS));
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
        return times.get(language).format(at);
    }
}
