package dev.logodds.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The choice of dark or light; kept in a cookie. */
@Path("/theme")
public class ThemeResource {
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(@RestForm @Nullable String theme, @HeaderParam("Referer") @Nullable String from) {
        String chosen = "light".equals(theme) || "dark".equals(theme) ? theme : "auto";
        NewCookie cookie = new NewCookie.Builder(Theme.COOKIE)
                .value(chosen)
                .path("/")
                .maxAge((int) Duration.ofDays(365).toSeconds())
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return Response.seeOther(back(from)).cookie(cookie).build();
    }

    /** The page it came from, as a path of this site only. */
    private static URI back(@Nullable String from) {
        try {
            URI uri = URI.create(from == null ? "/" : from);
            String path = uri.getRawPath() == null
                            || !uri.getRawPath().startsWith("/")
                            || uri.getRawPath().startsWith("//")
                    ? "/"
                    : uri.getRawPath();
            return URI.create(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            return URI.create("/");
        }
    }
}
