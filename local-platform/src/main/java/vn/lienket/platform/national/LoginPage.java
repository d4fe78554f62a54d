package vn.lienket.platform.national;

/** The page on which a citizen logs in at VNeID. */
final class LoginPage {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="vi">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>VNeID (bản mô phỏng)</title>
            <style>
              body { font-family: system-ui, sans-serif; max-width: 24rem; margin: 10vh auto; padding: 0 1rem }
              label { display: block; margin-top: 1rem }
              input, button { font: inherit; width: 100%%; padding: .6rem; box-sizing: border-box }
              button { margin-top: 1.5rem; background: #b01e24; color: white; border: 0; border-radius: .3rem }
              .error { color: #b01e24 }
            </style>
            <h1>Đăng nhập VNeID</h1>
            <p class="error" role="alert">%s</p>
            <form method="post" action="/login">
              <input type="hidden" name="request" value="%s">
              <label>Số CCCD
                <input name="citizen_number" inputmode="numeric" autocomplete="off" required autofocus></label>
              <label>Mật khẩu
                <input name="passcode" type="password" autocomplete="off" required></label>
              <button>Đăng nhập</button>
            </form>
            <p><small>Bản mô phỏng để thử. Mật khẩu: %s</small></p>
            </html>
            """;

    private LoginPage() {}

    static String fresh(String requestId) {
        return PAGE.formatted("", requestId, Vneid.PASSCODE);
    }

    static String refused(String requestId) {
        return PAGE.formatted("Số CCCD hoặc mật khẩu không đúng.", requestId, Vneid.PASSCODE);
    }
}
