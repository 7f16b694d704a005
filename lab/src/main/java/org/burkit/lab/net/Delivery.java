package org.burkit.lab.net;

import java.time.Duration;
import org.burkit.lab.packet.Packet;

/** A packet that reaches a port some time after it was sent. */
record Delivery(Port to, Packet packet, Duration after) {}
