package vn.lienket.account;

import java.util.List;
import java.util.Map;

/**
 * Some rows of a file, stored in one transaction.
 *
 * @param drafts no account occurs twice
 * @param rejections those that could not become drafts
 * @param noted numbers that look odd though they may be genuine
 * @param end behind its last row
 * @param isLast the file ends with it
 */
public record Chunk(
        List<Draft> drafts,
        List<Rejection> rejections,
        Map<CitizenNumber.Oddity, Integer> noted,
        Rows.Mark end,
        boolean isLast) {}
