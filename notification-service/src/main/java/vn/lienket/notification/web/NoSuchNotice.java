package vn.lienket.notification.web;

final class NoSuchNotice extends RuntimeException {}
