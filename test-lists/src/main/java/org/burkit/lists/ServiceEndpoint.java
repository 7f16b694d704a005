package org.burkit.lists;

import org.burkit.model.EndpointProtocol;
import org.burkit.model.ServiceFunction;

/**
 * One place that a service's app has to reach.
 *
 * @param function what people use it for
 * @param protocol how far one goes with it
 * @param host a name, or an IPv4 address where the app carries its servers' addresses within itself
 */
public record ServiceEndpoint(
    ServiceFunction function, EndpointProtocol protocol, String host, int port, String source) {}
