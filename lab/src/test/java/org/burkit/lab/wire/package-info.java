/**
 * The lab's censors on the wire, against real kernels and apart from the probe: for each technique
 * of the scenario table a test that it does what its row says, and only to its target.
 */
package org.burkit.lab.wire;
