package vn.lienket.notification.sms;

/** The gateway took it. @param messageId the gateway's own id of it */
record MessageReceipt(String messageId, String acceptedAt) {

    boolean isOne() {
        return messageId != null && !messageId.isBlank();
    }
}
