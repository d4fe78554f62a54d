package vn.lienket.notification.web;

final class BadPreferences extends RuntimeException {}
