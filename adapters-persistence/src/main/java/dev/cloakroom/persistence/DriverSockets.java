package dev.cloakroom.persistence;

import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Sockets that the driver makes by the name of the factory, and connects itself.
public abstract class DriverSockets extends SocketFactory {

    @Override
    public abstract Socket createSocket();

    @Override
    public Socket createSocket(String host, int port) {
        throw connects();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw connects();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw connects();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw connects();
    }

    private static UnsupportedOperationException connects() {
        return new UnsupportedOperationException("the driver connects its sockets itself");
    }
}
