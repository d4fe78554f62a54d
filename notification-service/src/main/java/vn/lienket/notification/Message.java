package vn.lienket.notification;

import java.net.URI;
import java.util.List;

/** A notice as a portal shows it. @param address of the portal, null when it is not known */
public record Message(String title, List<String> paragraphs, URI address) {}
