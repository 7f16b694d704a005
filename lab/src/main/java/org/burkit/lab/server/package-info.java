/**
 * What answers in the lab: certificate authorities, web servers of HTTP/1.1, HTTP/2 and HTTP/3,
 * with and without TLS, name servers over UDP, TCP, TLS and HTTPS.
 *
 * <p>In: what to serve and where (end points of one namespace). Out: real sockets. {@link
 * org.burkit.lab.server.Servers} is the façade: it binds on the namespace's thread and serves on
 * its own few event loops. Answers are computed by {@link org.burkit.lab.server.Responder} and
 * {@link org.burkit.lab.server.NameServer}, which must not block.
 */
@NullMarked
package org.burkit.lab.server;

import org.jspecify.annotations.NullMarked;
