package dev.logodds.web;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The page to go to after a form was taken. */
final class Redirect {
    private Redirect() {}

    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
