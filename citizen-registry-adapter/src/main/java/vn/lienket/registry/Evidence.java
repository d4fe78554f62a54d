package vn.lienket.registry;

import java.time.Instant;
import java.util.Optional;

/**
 * On what a decision rests.
 *
 * @param id of the database's answer, for whoever must prove it later; empty when it was not asked
 * @param at when it answered
 */
public record Evidence(Optional<String> id, Instant at) {}
