package vn.lienket.notification.sms;

/** @param to in E.164 @param from the name that the phone shows */
record MessageRequest(String to, String from, String text) {

    @Override
    public String toString() {
        return "MessageRequest";
    }
}
