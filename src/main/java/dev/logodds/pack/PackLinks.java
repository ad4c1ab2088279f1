package dev.logodds.pack;

import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.UrlSanitizer;

/** Links by id become addresses of the app; everything else passes the usual list of harmless schemes. */
final class PackLinks implements UrlSanitizer {
    private final UrlSanitizer usual = new DefaultUrlSanitizer();

    @Override
    public String sanitizeLinkUrl(String url) {
        int colon = url.indexOf(':');
        String rest = url.substring(colon + 1);
        return switch (colon < 0 ? "" : url.substring(0, colon)) {
            case "topic" -> "/topics/" + rest;
            case "question" -> "/questions/" + rest;
            case "lab" -> "/labs/" + rest;
            default -> usual.sanitizeLinkUrl(url);
        };
    }

    @Override
    public String sanitizeImageUrl(String url) {
        return usual.sanitizeImageUrl(url);
    }
}
