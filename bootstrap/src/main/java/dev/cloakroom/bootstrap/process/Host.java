package dev.cloakroom.bootstrap.process;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// What this process is called where people look for it.
public final class Host {

    private Host() {}

    public static String name() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "unknown";
        }
    }

    /// That of the jar; classes that were not packed have none.
    public static String version() {
        return Optional.ofNullable(Host.class.getPackage().getImplementationVersion())
                .orElse("unpacked");
    }
}
