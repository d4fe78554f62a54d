package vn.lienket.registry.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.lienket.registry.SetAside;

/** After the cause is mended: what was set aside is asked again. */
@RestController
class DeadLettersEndpoint {

    static final String PATH = "/v1/dead-letters:replay";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLettersEndpoint.class);

    record Replay(int replayed) {}

    private final SetAside letters;

    DeadLettersEndpoint(SetAside letters) {
        this.letters = letters;
    }

    @PostMapping(PATH)
    Replay replay() {
        int replayed = letters.askAgain();
        LOG.info("{} dead letters are asked again", replayed);
        return new Replay(replayed);
    }
}
