package vn.lienket.notification;

import java.util.Locale;

public enum Language {
    VI(Locale.forLanguageTag("vi-VN")),
    EN(Locale.forLanguageTag("en-GB"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public Language other() {
        return this == VI ? EN : VI;
    }
}
