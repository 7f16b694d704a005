package org.burkit.lab.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.burkit.lab.trial.Trial.PROVIDERS_RESOLVER;
import static org.burkit.lab.trial.Trial.PUBLIC_RESOLVER;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.burkit.lab.censor.Action;
import org.burkit.lab.censor.Names;
import org.burkit.lab.censor.Rule;
import org.burkit.lab.censor.Trigger;
import org.burkit.lab.packet.ForgedAnswer;
import org.burkit.lab.packet.Packet;
import org.burkit.lab.server.Lie;
import org.burkit.lab.trial.Capture;
import org.burkit.lab.trial.EchClient;
import org.burkit.lab.trial.Proves;
import org.burkit.lab.trial.Trial;
import org.burkit.lab.world.Policy;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.HTTPSRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Hidden names (Encrypted Client Hello), their servers and their censors. */
class EchWireTest {
  private static final String COVER = "cover.example";
  private static final String COVER_ADDRESS = "198.18.20.70";
  private static final String SECRET = "qupia.example";
  private static final String SECRET_ADDRESS = "198.18.20.71";
  private static final String HIDDEN = "jasyryn.example";
  private static final String HIDDEN_ADDRESS = "198.18.20.72";
  private static final String STALE = "eskirgen.example";
  private static final String STALE_ADDRESS = "198.18.20.73";
  private static final String PLAIN = "sau.example";
  private static final String PLAIN_ADDRESS = "198.18.20.16";

  @Test
  void hiddenName_opensItsSite_andIsInNoPacket() throws Exception {
    try (Trial trial = Trial.under()) {
      byte[] configs = configs(trial, SECRET);
      long before = trial.atHome().fromHome().size();
      assertThat(home(trial).hidden(SECRET_ADDRESS, SECRET, configs)).isEqualTo(page(SECRET));
      List<Packet> since = trial.atHome().fromHome().stream().skip(before).toList();
      assertThat(said(since)).contains(COVER).doesNotContain("qupia");
    }
  }

  @Test
  void nameInClear_isInAPacket_andOpensItsSiteWhateverElseIsPretended() throws Exception {
    try (Trial trial = Trial.under()) {
      assertThat(home(trial).plain(SECRET_ADDRESS, SECRET)).isEqualTo(page(SECRET));
      assertThat(said(trial.atHome().fromHome())).contains(SECRET);
      assertThat(home(trial).pretending(SECRET_ADDRESS, SECRET)).isEqualTo(page(SECRET));
      assertThat(home(trial).pretending(PLAIN_ADDRESS, PLAIN)).isEqualTo(page(PLAIN));
    }
  }

  @Test
  void lostKey_meansThatTheServerRejectsTheHiddenName() throws Exception {
    try (Trial trial = Trial.under()) {
      byte[] configs = configs(trial, STALE);
      assertThat(home(trial).hidden(STALE_ADDRESS, STALE, configs)).isEqualTo("rejected");
      assertThat(home(trial).plain(STALE_ADDRESS, STALE)).isEqualTo(page(STALE));
    }
  }

  @Test
  @Proves("EncryptedHello.Drop")
  void blockedCover_closesAllThatHidesBehindIt_andNothingInClear() throws Exception {
    var trigger = Trigger.EncryptedHello.under(Names.of(COVER));
    try (Trial trial = Trial.under(new Rule("cover", trigger, new Action.Drop()))) {
      byte[] configs = configs(trial, SECRET);
      EchClient client = home(trial).expectingSilence();
      assertThat(client.hidden(SECRET_ADDRESS, SECRET, configs)).isEqualTo("silence");
      assertThat(client.hidden(HIDDEN_ADDRESS, HIDDEN, configs)).isEqualTo("silence");
      assertThat(Capture.segments(trial.atServers().toHome()))
          .filteredOn(segment -> segment.source().port() == 443 && segment.dataLength() > 0)
          .as("what servers answered to a hello that never came whole")
          .isEmpty();
      assertThat(trial.hits("cover")).isEqualTo(2);
      assertThat(home(trial).plain(SECRET_ADDRESS, SECRET)).isEqualTo(page(SECRET));
      assertThat(home(trial).pretending(SECRET_ADDRESS, SECRET)).isEqualTo(page(SECRET));
      assertThat(home(trial).plain(COVER_ADDRESS, COVER)).isEqualTo(page(COVER));
    }
  }

  @Test
  @Proves("EncryptedHello.Reset")
  void blockedHiding_isBlockedAlsoWhereItIsPretended() throws Exception {
    var trigger = Trigger.EncryptedHello.any();
    try (Trial trial = Trial.under(new Rule("any", trigger, new Action.Reset()))) {
      byte[] configs = configs(trial, SECRET);
      assertThat(home(trial).hidden(SECRET_ADDRESS, SECRET, configs)).isEqualTo("reset");
      assertThat(home(trial).pretending(PLAIN_ADDRESS, PLAIN)).isEqualTo("reset");
      assertThat(home(trial).plain(PLAIN_ADDRESS, PLAIN)).isEqualTo(page(PLAIN));
      assertThat(trial.hits("any")).isEqualTo(2);
    }
  }

  @Test
  @Proves({"lie WithoutEch", "lie WithoutService"})
  void lyingResolver_keepsTheConfigurationOrTheWholeRecordBack() throws Exception {
    Policy policy =
        Policy.lying(Map.of(SECRET, new Lie.WithoutEch(), HIDDEN, new Lie.WithoutService()));
    try (Trial trial = Trial.under(policy)) {
      assertThat(services(trial, PUBLIC_RESOLVER, SECRET))
          .singleElement()
          .satisfies(r -> assertThat(r.rdataToString()).startsWith("1 . alpn=h2,http/1.1 ech="));
      assertThat(services(trial, PROVIDERS_RESOLVER, SECRET))
          .extracting(Record::rdataToString)
          .containsExactly("1 . alpn=h2,http/1.1");
      assertThat(services(trial, PUBLIC_RESOLVER, HIDDEN)).hasSize(1);
      assertThat(services(trial, PROVIDERS_RESOLVER, HIDDEN)).isEmpty();
      assertThat(trial.home().ask(PROVIDERS_RESOLVER, SECRET, 1)).containsExactly(SECRET_ADDRESS);
      assertThat(trial.home().ask(PROVIDERS_RESOLVER, HIDDEN, 1)).containsExactly(HIDDEN_ADDRESS);
    }
  }

  @Test
  @Proves("DnsName asking HTTPS_RECORDS")
  void recordForgedAway_leavesTheAddressesTrue() throws Exception {
    var record = new Trigger.DnsName(Names.of(SECRET)).asking(Trigger.Asked.HTTPS_RECORDS);
    Action empty = Action.ForgeDns.instead(new ForgedAnswer.Empty());
    try (Trial trial = Trial.under(new Rule("record", record, empty))) {
      assertThat(trial.home().ask(PUBLIC_RESOLVER, SECRET, Type.HTTPS, 1))
          .containsExactly("NOERROR");
      assertThat(trial.home().ask(PUBLIC_RESOLVER, SECRET, 1)).containsExactly(SECRET_ADDRESS);
      assertThat(trial.home().ask(PUBLIC_RESOLVER, HIDDEN, Type.HTTPS, 1))
          .singleElement()
          .satisfies(answer -> assertThat(answer).contains("ech="));
      assertThat(trial.hits("record")).isEqualTo(1);
    }
  }

  private static EchClient home(Trial trial) {
    return new EchClient(trial.world().homes("dala").getFirst());
  }

  private static String page(String host) {
    return "HTTP/1.1 200 OK CN=" + host;
  }

  /** The bytes of all TCP segments, a character for each. */
  private static String said(List<Packet> packets) {
    return Capture.segments(packets).stream()
        .map(segment -> new String(segment.data(), ISO_8859_1))
        .collect(Collectors.joining());
  }

  private static byte[] configs(Trial trial, String name) throws Exception {
    var record = (HTTPSRecord) services(trial, PUBLIC_RESOLVER, name).getFirst();
    return ((SVCBBase.ParameterEch) record.getSvcParamValue(SVCBBase.ECH)).getData();
  }

  private static List<Record> services(Trial trial, String resolver, String name) throws Exception {
    return trial.home().askOverStream(resolver, 53, name, Type.HTTPS).getSection(Section.ANSWER);
  }
}
