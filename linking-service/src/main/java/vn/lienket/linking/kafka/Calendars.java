package vn.lienket.linking.kafka;

import vn.lienket.linking.Calendar;

/** Where tasks get the calendar from. */
interface Calendars {

    /** Knows every cutoff that was published before any record was appended that this instance has fetched so far. */
    Calendar current();

    /** Knows every cutoff that was published before the call. */
    Calendar latest();
}
