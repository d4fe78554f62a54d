package vn.lienket.linking.web;

/** One meaning in both languages. */
record Text(String vi, String en) {}
