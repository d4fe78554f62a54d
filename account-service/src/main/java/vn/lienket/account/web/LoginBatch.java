package vn.lienket.account.web;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.lienket.account.Announcement.VneidLogin;

/** The logins of one request, each read or refused. */
record LoginBatch(List<Item> items) {

    static final String NDJSON = "application/x-ndjson";

    /** @param login null when it was refused */
    record Item(VneidLogin login, Problem refused) {}

    List<VneidLogin> readable() {
        return items.stream().map(Item::login).filter(Objects::nonNull).toList();
    }

    /** @param accepted for each of {@link #readable} */
    Answer answer(List<Boolean> accepted) {
        Iterator<Boolean> verdicts = accepted.iterator();
        List<Result> results = new ArrayList<>();
        for (Item item : items) {
            results.add(item.login() == null ? Result.refused(item.refused()) : result(item.login(), verdicts.next()));
        }
        long taken = results.stream().filter(Result::accepted).count();
        return new Answer(taken, results.size() - taken, results);
    }

    private static Result result(VneidLogin login, boolean accepted) {
        return accepted
                ? new Result(true, login.eventId(), null)
                : Result.refused(new Problem(ProblemType.EVENT_ID_REUSED));
    }

    /** @param results in the order of the items */
    record Answer(long accepted, long refused, List<Result> results) {}

    record Result(boolean accepted, UUID eventId, Map<String, Object> problem) {

        static Result refused(Problem why) {
            return new Result(false, null, why.body());
        }
    }
}
