/**
 * What tests of the lab on real kernels have in common: whether the machine allows them, a plain
 * client, a world under one policy with captures at its links.
 */
package org.burkit.lab.trial;
