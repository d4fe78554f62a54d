package vn.lienket.platform.national;

import java.util.List;
import java.util.stream.Collectors;

/** The text messages as a page for people. */
final class SmsPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Text messages</title>
            <style>
              body { font-family: system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
              li { list-style: none; border-top: 1px solid #ccc; padding: .5rem 0 }
              small { color: #555 }
            </style>
            <h1>Text messages</h1>
            <p>%d messages</p>
            <ul>
            %s</ul>
            </html>
            """;

    private SmsPage() {}

    static String of(List<StoredMessage> messages) {
        return PAGE.formatted(
                messages.size(),
                messages.stream()
                        .map(message -> "<li><small>%s · from %s to %s</small><br>%s</li>%n"
                                .formatted(
                                        message.acceptedAt(),
                                        safe(message.from()),
                                        safe(message.to()),
                                        safe(message.text())))
                        .collect(Collectors.joining()));
    }

    private static String safe(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
