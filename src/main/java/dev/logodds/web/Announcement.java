package dev.logodds.web;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** Says where the app is, once it is there. */
@ApplicationScoped
public class Announcement {
    private static final Logger LOG = Logger.getLogger("logodds");

    void serving(@ObservesAsync HttpServerStart start) {
        if (LaunchMode.current() == LaunchMode.TEST) return;
        LOG.infof(
                "Logodds is ready: http://%s:%d",
                start.options().getHost(), start.options().getPort());
    }
}
