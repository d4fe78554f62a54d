package vn.lienket.notification.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.notification.AccountKey;
import vn.lienket.notification.Channel;
import vn.lienket.notification.NoticeCount;
import vn.lienket.notification.NoticeEntry;
import vn.lienket.notification.NoticeKind;
import vn.lienket.notification.NoticeState;
import vn.lienket.notification.Notices;

/** What citizens were told; nothing about how they are reached. */
@RestController
@RequestMapping("/v1/notices")
class NoticesApi {

    private final Notices notices;

    NoticesApi(Notices notices) {
        this.notices = notices;
    }

    @GetMapping
    List<Entry> ofAccount(@RequestParam String portal, @RequestParam String accountId) {
        return notices.of(new AccountKey(portal, accountId)).stream()
                .map(Entry::of)
                .toList();
    }

    @GetMapping("/counts")
    List<NoticeCount> counts() {
        return notices.counts();
    }

    record Entry(
            UUID eventId,
            NoticeKind kind,
            String reason,
            NoticeState state,
            Channel channel,
            Instant occurredAt,
            Instant recordedAt,
            Instant settledAt,
            int attempts,
            String failure) {

        static Entry of(NoticeEntry entry) {
            return new Entry(
                    entry.notice().eventId(),
                    entry.notice().matter().kind(),
                    entry.notice().matter().reason(),
                    entry.state(),
                    entry.channel(),
                    entry.notice().occurredAt(),
                    entry.recordedAt(),
                    entry.settledAt(),
                    entry.attempts(),
                    entry.failure());
        }
    }
}
