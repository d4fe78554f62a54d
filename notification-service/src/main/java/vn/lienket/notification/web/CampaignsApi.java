package vn.lienket.notification.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.notification.Campaign;
import vn.lienket.notification.Campaigns;
import vn.lienket.notification.CutoffScheduled;
import vn.lienket.notification.NoticeKind;
import vn.lienket.notification.Step;

/** For ops: what is being sent to many, and holding it. */
@RestController
@RequestMapping("/v1/campaigns")
class CampaignsApi {

    private static final int SAMPLE = 20;

    private final Campaigns campaigns;

    CampaignsApi(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @GetMapping
    List<View> all() {
        return campaigns.all().stream().map(View::of).toList();
    }

    /** Counts and a sample of those who would be written to now; writes to nobody. */
    @GetMapping("/dry-run")
    DryRun dryRun(@RequestParam String portal, @RequestParam String accountType) {
        Campaigns.DryRun run = campaigns.dryRun(new CutoffScheduled.Group(portal, accountType), SAMPLE);
        return new DryRun(
                run.recipients(),
                run.sample().stream()
                        .map(one -> new Sampled(one.account().maskedId(), one.step()))
                        .toList());
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@PathVariable UUID id) {
        require(campaigns.pause(id, true));
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable UUID id) {
        require(campaigns.pause(id, false));
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable UUID id) {
        require(campaigns.cancel(id));
    }

    private static void require(boolean found) {
        if (!found) {
            throw new NoSuchCampaign();
        }
    }

    record DryRun(Map<Step, Long> recipients, List<Sampled> sample) {}

    record Sampled(String account, Step step) {}

    record View(
            UUID id,
            String portal,
            String accountType,
            NoticeKind kind,
            Instant startsAt,
            Instant deadline,
            Campaign.State state,
            boolean paused,
            long planned,
            long open) {

        static View of(Campaign.Progress progress) {
            Campaign campaign = progress.campaign();
            return new View(
                    campaign.id(),
                    campaign.group().portal(),
                    campaign.group().accountType(),
                    campaign.kind(),
                    campaign.startsAt(),
                    campaign.deadline(),
                    progress.state(),
                    progress.paused(),
                    progress.planned(),
                    progress.open());
        }
    }
}
