package vn.lienket.notification.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Language;
import vn.lienket.notification.Letter;
import vn.lienket.notification.Letters;
import vn.lienket.notification.Matter;
import vn.lienket.notification.Notice;
import vn.lienket.notification.NoticeKind;

/** Every letter as citizens see it, for an invented one. */
@Controller
@RequestMapping("/previews")
class Previews {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final UUID NO_EVENT = new UUID(0, 0);

    private final Letters letters;
    private final Clock clock;

    Previews(Letters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @GetMapping
    String all(
            Model model,
            @RequestParam(defaultValue = "VI") Language language,
            @RequestParam(defaultValue = "dvcqg") String portal) {
        model.addAttribute("language", language);
        model.addAttribute("portal", portal);
        model.addAttribute(
                "previews",
                matters()
                        .map(matter -> new Preview(matter, letters.brief(notice(portal, matter), language)))
                        .toList());
        return "previews";
    }

    /** One letter, as HTML or (with {@code part=text}) as text. */
    @GetMapping("/{kind}")
    ResponseEntity<String> one(
            @PathVariable NoticeKind kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "VI") Language language,
            @RequestParam(defaultValue = "dvcqg") String portal,
            @RequestParam(defaultValue = "html") String part) {
        Notice notice = notice(portal, new Matter(kind, reason));
        Letter letter = letters.write(notice, Optional.of("Nguyễn Thị Hoà"), language);
        boolean text = part.equals("text");
        MediaType type = new MediaType(text ? MediaType.TEXT_PLAIN : MediaType.TEXT_HTML, StandardCharsets.UTF_8);
        return ResponseEntity.ok().contentType(type).body(text ? letter.text() : letter.html());
    }

    /** Each with a deadline, whether its words tell it or not. */
    private Notice notice(String portal, Matter matter) {
        return new Notice(
                NO_EVENT,
                clock.instant(),
                new AccountKey(portal, "vidu-00123"),
                new Matter(matter.kind(), matter.reason(), clock.instant().plus(TWO_WEEKS)));
    }

    private record Preview(Matter matter, String textMessage) {}

    private static Stream<Matter> matters() {
        return Arrays.stream(NoticeKind.values()).flatMap(kind -> Stream.concat(
                        kind.reasons().isEmpty() ? Stream.of("") : Stream.empty(), kind.reasons().stream())
                .map(reason -> new Matter(kind, reason)));
    }
}
