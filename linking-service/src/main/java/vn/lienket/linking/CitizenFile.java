package vn.lienket.linking;

import java.util.Map;

/**
 * What an instance has on file about a citizen.
 *
 * @param linkIds eventId of the {@code account-linked} of each account that is linked
 * @param standby told by a copy, which may be a moment behind
 */
public record CitizenFile(String citizenRef, Citizen citizen, Map<PortalAccount, String> linkIds, boolean standby) {

    public CitizenFile {
        linkIds = Map.copyOf(linkIds);
    }
}
