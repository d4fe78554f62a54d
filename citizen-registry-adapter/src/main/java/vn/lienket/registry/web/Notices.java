package vn.lienket.registry.web;

import java.time.Instant;
import java.util.List;
import vn.lienket.registry.CitizenNumber;
import vn.lienket.registry.NumberChange;

/** As the contract writes them. */
record Notices(List<Notice> changes) {

    record Notice(String noticeId, String cccd, String newCccd, Instant changedAt) {

        boolean isWellFormed() {
            return noticeId != null
                    && !noticeId.isBlank()
                    && changedAt != null
                    && cccd != null
                    && CitizenNumber.isOne(cccd)
                    && newCccd != null
                    && CitizenNumber.isOne(newCccd)
                    && !newCccd.equals(cccd);
        }

        NumberChange asChange() {
            return new NumberChange(noticeId, new CitizenNumber(cccd), new CitizenNumber(newCccd), changedAt);
        }

        @Override
        public String toString() {
            return "Notice[" + noticeId + "]";
        }
    }

    boolean areWellFormed() {
        return changes != null && changes.stream().allMatch(notice -> notice != null && notice.isWellFormed());
    }

    List<NumberChange> asChanges() {
        return changes.stream().map(Notice::asChange).toList();
    }
}
