package vn.lienket.notification.mail;

import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import vn.lienket.notification.Language;
import vn.lienket.notification.Matter;

/** The texts, in {@code wording/notices_<language>.properties} and, those of text messages, {@code briefs_<language>.properties}: those of the reason, or else of the kind. */
@Component
class Wording {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    Wording() {
        texts.setBasenames("wording/notices", "wording/briefs");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    String of(Matter matter, String text, Language language, Object... values) {
        Locale locale = language.locale();
        String ofKind = matter.kind() + "." + text;
        if (matter.reason().isEmpty()) {
            return texts.getMessage(ofKind, values, locale);
        }
        String ofReason = texts.getMessage(matter.kind() + "." + matter.reason() + "." + text, values, null, locale);
        return ofReason != null ? ofReason : texts.getMessage(ofKind, values, locale);
    }

    String general(String text, Language language, Object... values) {
        return texts.getMessage(text, values, language.locale());
    }

    /** Paragraphs are parted by a line break in the properties. */
    List<String> paragraphs(Matter matter, String text, Language language, Object... values) {
        return of(matter, text, language, values).lines().toList();
    }
}
