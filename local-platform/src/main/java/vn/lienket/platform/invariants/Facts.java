package vn.lienket.platform.invariants;

import java.util.List;
import java.util.Map;
import vn.lienket.facts.AccountClosed;
import vn.lienket.facts.AccountLinked;
import vn.lienket.facts.AccountUnlinked;
import vn.lienket.facts.CccdUpdateRejected;
import vn.lienket.facts.CccdUpdateRequested;
import vn.lienket.facts.CccdUpdated;
import vn.lienket.facts.CutoffReached;
import vn.lienket.facts.CutoffScheduled;
import vn.lienket.facts.LinkCommand;
import vn.lienket.facts.LinkRefused;
import vn.lienket.facts.VneidLogin;

/**
 * Everything that was said, topic by topic, each in the order of its partitions.
 *
 * @param linkedAccounts the compacted snapshot: last value by key, without tombstones
 */
public record Facts(
        List<Told<CccdUpdateRequested>> requested,
        List<Told<CccdUpdated>> updated,
        List<Told<CccdUpdateRejected>> rejected,
        List<Told<VneidLogin>> logins,
        List<Told<AccountLinked>> linked,
        List<Told<AccountUnlinked>> unlinked,
        List<Told<LinkRefused>> refused,
        List<Told<LinkCommand>> commands,
        List<Told<CutoffScheduled>> scheduled,
        List<Told<CutoffReached>> reached,
        List<Told<AccountClosed>> closed,
        Map<String, AccountLinked> linkedAccounts) {}
