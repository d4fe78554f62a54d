package vn.lienket.linking.web;

import vn.lienket.linking.NextStep;

/** The next step, by a name for programs and a sentence for people. */
record StepView(NextStep step, String vi, String en) {

    static StepView of(NextStep step) {
        Text text = text(step);
        return new StepView(step, text.vi(), text.en());
    }

    private static Text text(NextStep step) {
        return switch (step) {
            case NOTHING -> new Text("Tài khoản đã được liên kết với VNeID.", "The account is linked with VNeID.");
            case UPDATE_CCCD ->
                new Text(
                        "Bước 1: cập nhật số CCCD của tài khoản trên cổng.",
                        "Step 1: update the account's CCCD at the portal.");
            case LOG_IN_WITH_VNEID ->
                new Text(
                        "Bước 2: đăng nhập bằng tài khoản VNeID để hệ thống liên kết.",
                        "Step 2: log in with VNeID, then the system links the accounts.");
            case RAISE_ASSURANCE ->
                new Text(
                        "Nâng tài khoản VNeID lên mức độ 2, rồi đăng nhập lại bằng VNeID.",
                        "Raise the VNeID account to level 2, then log in with VNeID again.");
            case WAIT_FOR_CORRECTION ->
                new Text(
                        "Số CCCD vừa được sửa; liên kết đang được chuyển, không cần làm gì.",
                        "The CCCD has just been corrected; the link is being moved, nothing needs to be done.");
            case OPS_DECIDE_DUPLICATE ->
                new Text(
                        "Công dân có tài khoản khác tại cổng này; bộ phận vận hành sẽ quyết định.",
                        "The citizen has another account at this portal; operations will decide.");
            case OPS_KEEP_APART ->
                new Text(
                        "Bộ phận vận hành đã hủy liên kết; chỉ họ mới có thể cho liên kết lại.",
                        "Operations withdrew the link; only they can allow it again.");
            case CUTOFF_HAS_PASSED ->
                new Text(
                        "Đã quá hạn liên kết; hãy sử dụng tài khoản VNeID.",
                        "The time for linking is over; use the VNeID account.");
            case NOT_NEEDED ->
                new Text(
                        "Loại tài khoản này không cần liên kết với VNeID.",
                        "An account of this type need not be linked with VNeID.");
        };
    }
}
