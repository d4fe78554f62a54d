package vn.lienket.registry.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import vn.lienket.registry.Claim;

@JsonInclude(JsonInclude.Include.NON_NULL)
record LookupRequest(String cccd, String cmnd, String fullName, String dateOfBirth) {

    static LookupRequest of(Claim claim) {
        return new LookupRequest(
                claim.number().digits(), claim.cmnd().orElse(null), claim.fullName(), claim.dateOfBirth());
    }

    @Override
    public String toString() {
        return "LookupRequest";
    }
}
