package vn.lienket.linking.kafka;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import vn.lienket.linking.LinkingRules;

/**
 * What the processors of all tasks work with.
 *
 * @param registry settings of the schema registry's client
 * @param examineEvery how often a task looks whether the calendar changed
 */
record Workbench(
        LinkingRules rules,
        Mode mode,
        Calendars calendars,
        Map<String, ?> registry,
        Patience patience,
        Duration examineEvery,
        Meters meters,
        HomePartition home,
        Fetched fetched,
        Clock clock) {}
