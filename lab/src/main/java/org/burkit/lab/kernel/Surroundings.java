package org.burkit.lab.kernel;

import org.burkit.lab.packet.Cidr;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.server.CertificateAuthority;
import org.burkit.lab.server.Responder;
import org.burkit.lab.server.Zone;

/**
 * What a border must know of the world around it.
 *
 * @param address which it signs its ICMP with
 * @param decoy the address of its servers
 * @param inside the homes behind it
 * @param machines the provider's own addresses, which are not behind it
 * @param names what is true in the DNS
 * @param state whose root its impostor has
 * @param pages what its impostor shows
 */
public record Surroundings(
    Ip4 address,
    Ip4 decoy,
    Cidr inside,
    Cidr machines,
    Zone names,
    CertificateAuthority state,
    Responder pages) {}
