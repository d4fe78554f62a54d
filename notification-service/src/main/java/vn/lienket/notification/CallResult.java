package vn.lienket.notification;

import java.time.Instant;

/** What becomes of a call after a try. @param next when it is to be tried again, for a pending one */
public record CallResult(Call call, CallState state, Instant next, String answer) {}
