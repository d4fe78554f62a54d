package vn.lienket.notification.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import vn.lienket.notification.Subscription;

/** What a system downstream asks for. @param portals none means every portal */
record SubscriptionRequest(String url, List<String> types, List<String> portals) {

    URI checkedUrl(SubscriptionSettings settings) {
        URI uri = uri();
        boolean scheme = "https".equalsIgnoreCase(uri.getScheme())
                || settings.plainHttp() && "http".equalsIgnoreCase(uri.getScheme());
        if (!scheme || uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new BadSubscription(
                    "“url” phải là địa chỉ https, không kèm tên đăng nhập.",
                    "'url' must be an https address without user or fragment.");
        }
        return uri;
    }

    private URI uri() {
        try {
            return new URI(url == null ? "" : url);
        } catch (URISyntaxException e) {
            throw new BadSubscription("“url” không phải là địa chỉ hợp lệ.", "'url' is no address.");
        }
    }

    Subscription.Interest interest(SubscriptionSettings settings) {
        if (types == null || types.isEmpty() || !settings.types().containsAll(types)) {
            throw new BadSubscription(
                    "“types” phải gồm ít nhất một trong: " + settings.types() + ".",
                    "'types' must be one or more of " + settings.types() + ".");
        }
        return new Subscription.Interest(types, portals == null ? List.of() : portals);
    }
}
