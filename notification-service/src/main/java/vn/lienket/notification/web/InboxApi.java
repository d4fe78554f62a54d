package vn.lienket.notification.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Inbox;
import vn.lienket.notification.Language;
import vn.lienket.notification.Letters;
import vn.lienket.notification.Message;
import vn.lienket.notification.NoticeKind;

/** For portals: what their citizen has not read yet, in words. */
@RestController
@RequestMapping("/v1/portals/{portal}/accounts/{accountId}/inbox")
class InboxApi {

    private final Inbox inbox;
    private final Letters letters;

    InboxApi(Inbox inbox, Letters letters) {
        this.inbox = inbox;
        this.letters = letters;
    }

    @GetMapping
    List<Item> of(
            @PathVariable String portal,
            @PathVariable String accountId,
            @RequestParam(defaultValue = "true") boolean unread,
            @RequestParam(required = false) UUID after,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return inbox.of(new AccountKey(portal, accountId), new Inbox.Page(unread, after, limit)).stream()
                .map(this::item)
                .toList();
    }

    @PutMapping("/{eventId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(@PathVariable String portal, @PathVariable String accountId, @PathVariable UUID eventId) {
        if (!inbox.read(new AccountKey(portal, accountId), eventId)) {
            throw new Inbox.NoSuchNotice();
        }
    }

    private Item item(Inbox.Item item) {
        Message vi = letters.say(item.notice(), Language.VI);
        Message en = letters.say(item.notice(), Language.EN);
        return new Item(
                item.notice().eventId(),
                item.notice().matter().kind(),
                item.notice().matter().reason(),
                item.notice().occurredAt(),
                item.readAt(),
                new Words(vi.title(), vi.paragraphs()),
                new Words(en.title(), en.paragraphs()),
                vi.address());
    }

    record Words(String title, List<String> paragraphs) {}

    record Item(
            UUID eventId,
            NoticeKind kind,
            String reason,
            Instant occurredAt,
            Instant readAt,
            Words vi,
            Words en,
            URI address) {}
}
