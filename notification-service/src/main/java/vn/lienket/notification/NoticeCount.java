package vn.lienket.notification;

public record NoticeCount(NoticeKind kind, NoticeState state, long count) {}
