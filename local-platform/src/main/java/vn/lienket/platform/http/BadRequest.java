package vn.lienket.platform.http;

/** The client's mistake; the message goes back to it, so it quotes nothing personal. */
public final class BadRequest extends RuntimeException {

    public BadRequest(String message) {
        super(message);
    }
}
