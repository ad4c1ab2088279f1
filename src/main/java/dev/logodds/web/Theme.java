package dev.logodds.web;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Dark or light, where the reader has chosen one; else the browser's own preference holds. */
@Named("theme")
@RequestScoped
public class Theme {
    static final String COOKIE = "theme";

    @Inject
    RoutingContext request;

    /** "light", "dark" or "". */
    public String getChosen() {
        Cookie cookie = request.request().getCookie(COOKIE);
        String value = cookie == null ? "" : cookie.getValue();
        return value.equals("light") || value.equals("dark") ? value : "";
    }
}
