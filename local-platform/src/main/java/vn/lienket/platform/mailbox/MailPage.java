package vn.lienket.platform.mailbox;

import java.util.List;
import java.util.stream.Collectors;

/** The mailbox as a page for people. */
final class MailPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Mailbox</title>
            <style>
              body { font-family: system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
              summary { padding: .5rem 0; border-top: 1px solid #ccc; cursor: pointer }
              small { color: #555 }
              pre { white-space: pre-wrap; background: #f5f5f5; padding: 1rem }
            </style>
            <h1>Mailbox</h1>
            <form><label>To <input name="to" type="search" value="%s"></label> <button>Show</button></form>
            <p>%d e-mails</p>
            %s
            </html>
            """;

    private static final String MAIL =
            """
            <details><summary><b>%s</b><br><small>%s · to %s</small></summary><pre>%s</pre></details>
            """;

    private MailPage() {}

    static String of(List<StoredMail> mails, String to) {
        String list = mails.stream()
                .map(mail -> MAIL.formatted(
                        safe(mail.subject()), mail.receivedAt(), safe(String.join(", ", mail.to())), safe(mail.text())))
                .collect(Collectors.joining());
        return PAGE.formatted(safe(to), mails.size(), list);
    }

    private static String safe(String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;");
    }
}
