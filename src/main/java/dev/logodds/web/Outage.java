package dev.logodds.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Tells a database that is away from a fault of ours. */
final class Outage {
    private Outage() {}

    static boolean isOne(Throwable failure) {
        for (Throwable t = failure; t != null && t != t.getCause(); t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException) return true;
            if (t instanceof SQLException e && isConnection(e)) return true;
        }
        return false;
    }

    /** 08: connection exception; 57P: the server is shutting down or starting; 53300: too many connections. */
    private static boolean isConnection(SQLException e) {
        String state = e.getSQLState();
        if (state == null) return e.getMessage() != null && e.getMessage().contains("Acquisition timeout");
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }
}
