/**
 * The rules for {@code verify.html}: the build compiles them, from the same classes that the
 * program runs, into JavaScript. {@link org.burkit.evidence.browser.Rules} is what the page calls;
 * the other classes stand, by {@code META-INF/teavm.properties}, in the place of what browsers lack
 * of the Java library. On a Java platform nothing here is ever called.
 */
@NullMarked
package org.burkit.evidence.browser;

import org.jspecify.annotations.NullMarked;
