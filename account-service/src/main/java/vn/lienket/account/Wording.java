package vn.lienket.account;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** All that people read: {@code wording_vi.properties} keeps the announcement's own sentences, {@code wording_en.properties} renders them. */
public final class Wording {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final ResourceBundle VI = bundle("vi");
    private static final ResourceBundle EN = bundle("en");

    private Wording() {}

    public static Text text(String key) {
        return text(key, Map.of());
    }

    /** @param variables what stands in braces, by name */
    static Text text(String key, Map<String, Text> variables) {
        String vi = VI.getString(key);
        String en = EN.getString(key);
        for (Map.Entry<String, Text> variable : variables.entrySet()) {
            String name = "{" + variable.getKey() + "}";
            vi = vi.replace(name, variable.getValue().vi());
            en = en.replace(name, variable.getValue().en());
        }
        return new Text(vi, en);
    }

    /** The sentence for the key, or the other one when a newer service says something that this version does not know. */
    public static Text textOr(String key, String otherwise) {
        return text(VI.containsKey(key) ? key : otherwise);
    }

    static Text portal(String portal) {
        String key = "portal." + portal;
        return VI.containsKey(key) ? text(key) : text("portal", Map.of("id", new Text(portal, portal)));
    }

    /** The day in Vietnam; the time too when it is not midnight. */
    static Text date(Instant instant) {
        ZonedDateTime when = instant.atZone(VIETNAM);
        boolean midnight = when.toLocalTime().equals(LocalTime.MIDNIGHT);
        String vi = midnight ? "dd/MM/yyyy" : "dd/MM/yyyy HH:mm:ss";
        String en = midnight ? "d MMMM yyyy" : "d MMMM yyyy HH:mm:ss";
        return new Text(
                DateTimeFormatter.ofPattern(vi, Locale.ROOT).format(when),
                DateTimeFormatter.ofPattern(en, Locale.ENGLISH).format(when));
    }

    private static ResourceBundle bundle(String language) {
        return ResourceBundle.getBundle(
                "vn.lienket.account.wording",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
