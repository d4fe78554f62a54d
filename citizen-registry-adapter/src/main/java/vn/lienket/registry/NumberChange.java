package vn.lienket.registry;

import java.time.Instant;

/**
 * The population database corrected a number, or cancelled it and issued another.
 *
 * @param noticeId the database's own id of it; repeated with the notice
 * @param at when it counts from
 */
public record NumberChange(String noticeId, CitizenNumber previous, CitizenNumber now, Instant at) {}
