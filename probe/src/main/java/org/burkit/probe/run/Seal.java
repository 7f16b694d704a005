package org.burkit.probe.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.burkit.model.Gate;
import org.burkit.model.Measurement;
import org.burkit.model.Target;
import org.burkit.model.Vantage;
import org.burkit.probe.home.Pseudonyms;
import org.burkit.probe.nettest.NetTest;
import org.burkit.probe.nettest.Observed;
import org.burkit.probe.privacy.Cleansing;
import org.burkit.probe.submit.Tried;

/**
 * Makes a measurement of what was observed: adds from where, by whom, and whether the machine could
 * measure at all, and takes out what names the volunteer. Nothing is written before.
 */
record Seal(
    String softwareVersion,
    Vantage vantage,
    Pseudonyms pseudonyms,
    Supplier<ObjectNode> circumstances,
    Supplier<List<Tried>> routes,
    Supplier<Cleansing> cleansing) {

  Measurement close(NetTest test, Target target, Observed observed, Gate gate) {
    return cleansing.get().of(whole(test, target, observed, gate));
  }

  private Measurement whole(NetTest test, Target target, Observed observed, Gate gate) {
    return new Measurement(
        test.name(),
        test.version(),
        "burkit-probe",
        softwareVersion,
        Optional.of(target),
        observed.start().truncatedTo(ChronoUnit.SECONDS),
        observed.runtime(),
        vantage,
        Optional.of(pseudonyms.in(vantage.asn(), observed.start())),
        Optional.of(gate),
        observed.observations(),
        observed.diagnoses(),
        observed.control().control(),
        observed.control().failure(),
        observed.service(),
        Tried.besides(circumstances.get(), routes.get()));
  }
}
