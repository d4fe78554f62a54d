package vn.lienket.account;

/** A sentence for people, in Vietnamese and in English. */
public record Text(String vi, String en) {}
