package dev.cloakroom.persistence;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where PostgreSQL is and who we are there. `url` is a JDBC URL; `user` and `password` are null where it says them.
public record DatabaseSettings(
        String url, @Nullable String user, @Nullable String password, int poolSize) {

    /// What every connection needs, pooled or not: a peer that went away without a word is noticed.
    Properties connectionProperties() {
        var properties = new Properties();
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.setProperty("ApplicationName", "cloakroom");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /// Host, port and database, as one tells servers apart.
    String place() {
        return url.replaceFirst("\\?.*", "").replaceFirst("^jdbc:postgresql:(//)?", "");
    }

    /// Without the password, which may also stand in the URL.
    @Override
    public String toString() {
        return place() + " as " + user;
    }
}
