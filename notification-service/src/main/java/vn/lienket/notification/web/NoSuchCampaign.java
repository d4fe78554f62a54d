package vn.lienket.notification.web;

final class NoSuchCampaign extends RuntimeException {}
