package org.burkit.lists;

/** A server that answers STUN binding requests (RFC 8489) over UDP. */
public record StunServer(String host, int port) {}
