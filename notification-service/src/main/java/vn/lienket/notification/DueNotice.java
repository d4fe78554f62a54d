package vn.lienket.notification;

/** A notice whose turn it is. @param attempts made before */
public record DueNotice(Notice notice, SealedContact contact, int attempts) {}
