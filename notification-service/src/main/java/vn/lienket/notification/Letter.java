package vn.lienket.notification;

/** A notice in words, as plain text and as HTML. */
public record Letter(String subject, String text, String html) {}
