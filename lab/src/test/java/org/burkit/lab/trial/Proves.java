package org.burkit.lab.trial;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** The techniques ({@link Technique}) that a test shows on the wire; that it tries them is held. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(TriesWhatItProves.class)
public @interface Proves {
  String[] value();
}
