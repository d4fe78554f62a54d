package vn.lienket.platform.national;

import vn.lienket.platform.http.BadRequest;

/** The question that the population database is asked. */
record Lookup(String cccd, String cmnd, String fullName, String dateOfBirth) {

    Lookup validated() {
        require(cccd != null && cccd.matches("[0-9]{12}"), "cccd has 12 digits");
        require(!hasCmnd() || cmnd.matches("[0-9]{9}|[0-9]{12}"), "cmnd has 9 or 12 digits");
        require(fullName != null && !fullName.isBlank(), "fullName is missing");
        require(
                dateOfBirth != null && dateOfBirth.matches("[0-9]{4}(-[0-9]{2}-[0-9]{2})?"),
                "dateOfBirth is an ISO date or a year");
        return this;
    }

    boolean hasCmnd() {
        return cmnd != null && !cmnd.isEmpty();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new BadRequest(otherwise);
        }
    }

    @Override
    public String toString() {
        return "Lookup[masked]";
    }
}
