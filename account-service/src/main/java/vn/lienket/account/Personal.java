package vn.lienket.account;

/**
 * All that is personal about an account; leaves memory only encrypted.
 *
 * @param claim the CCCD last asked about, from the file or from the citizen, or null
 */
public record Personal(Holder holder, CccdClaim claim) {}
