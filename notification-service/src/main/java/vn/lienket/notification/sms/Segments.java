package vn.lienket.notification.sms;

/**
 * What a text costs: 160 characters of GSM 03.38, or 70 of UCS-2 as soon as one is not in that alphabet; of a longer text each part gives 7 or 3 of them to
 * the header that joins the parts (3GPP TS 23.038, 23.040). Vietnamese letters with marks are not in the alphabet.
 */
record Segments(Encoding encoding, int count) {

    /** Each takes one place in an octet stream of seven bits each. */
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each takes two: an escape goes before it. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    enum Encoding {
        GSM_7(160, 153),
        UCS_2(70, 67);

        private final int alone;
        private final int joined;

        Encoding(int alone, int joined) {
            this.alone = alone;
            this.joined = joined;
        }
    }

    static Segments of(String text) {
        Encoding encoding = text.chars().allMatch(Segments::isGsm) ? Encoding.GSM_7 : Encoding.UCS_2;
        if (places(text, encoding) <= encoding.alone) {
            return new Segments(encoding, 1);
        }
        int segments = 1;
        int filled = 0;
        for (int at = 0; at < text.length(); ) {
            int next = text.offsetByCodePoints(at, 1);
            // What takes two places is not torn between two parts.
            int needed = places(text.substring(at, next), encoding);
            if (filled + needed > encoding.joined) {
                segments++;
                filled = 0;
            }
            filled += needed;
            at = next;
        }
        return new Segments(encoding, segments);
    }

    private static int places(String text, Encoding encoding) {
        return encoding == Encoding.UCS_2
                ? text.length()
                : text.chars()
                        .map(character -> EXTENDED.indexOf(character) < 0 ? 1 : 2)
                        .sum();
    }

    private static boolean isGsm(int character) {
        return BASIC.indexOf(character) >= 0 || EXTENDED.indexOf(character) >= 0;
    }
}
