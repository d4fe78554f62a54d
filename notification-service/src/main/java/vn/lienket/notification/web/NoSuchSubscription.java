package vn.lienket.notification.web;

final class NoSuchSubscription extends RuntimeException {}
