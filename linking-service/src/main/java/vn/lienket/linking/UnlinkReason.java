package vn.lienket.linking;

/** Why a link was withdrawn. */
public enum UnlinkReason {
    CCCD_CORRECTED,
    OPS_COMMAND
}
