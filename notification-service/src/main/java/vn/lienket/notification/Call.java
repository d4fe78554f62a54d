package vn.lienket.notification;

import java.util.UUID;

/** An announcement to be brought to a subscription. @param attempt counted from 1, this one included */
public record Call(UUID subscription, long number, int attempt, UUID eventId, String payload) {}
