package org.burkit.lab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.burkit.lab.packet.Ip;
import org.burkit.lab.packet.Ip4;
import org.burkit.lab.packet.Ip6;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class NameServerTest {
  private static final Ip4 GENUINE = Ip4.parse("198.18.20.11");
  private static final Ip4 FALSE = Ip4.parse("198.18.66.6");
  private static final Zone ZONE =
      name -> name.endsWith(".dead.example") ? Optional.empty() : Optional.of(List.of(GENUINE));

  private final NameServer server =
      new NameServer(
          ZONE,
          Map.of(
              "no.example", new Lie.NoSuchName(),
              "refused.example", new Lie.Refused(),
              "broken.example", new Lie.ServerFailure(),
              "false.example", new Lie.FalseAddress(FALSE)));

  @Test
  void truth_isAnAddressWithTheQuestionRepeated() throws Exception {
    Message answer = ask("Aulnet.Example", Type.A);
    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getHeader().getFlag(Flags.QR)).isTrue();
    assertThat(answer.getQuestion().getName().toString()).isEqualTo("Aulnet.Example.");
    assertThat(address(answer)).isEqualTo(GENUINE.toString());
  }

  @Test
  void otherType_isEmptyWithSoa() throws Exception {
    Message answer = ask("aulnet.example", Type.AAAA);
    assertThat(answer.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(answer.getSection(Section.ANSWER)).isEmpty();
    assertThat(answer.getSection(Section.AUTHORITY))
        .singleElement()
        .extracting(Record::getType)
        .isEqualTo(Type.SOA);
  }

  @Test
  void eachFamily_isAskedForByItself() throws Exception {
    Ip6 six = Ip6.parse("2001:2:0:1214::b");
    NameServer names = new NameServer(_ -> Optional.of(List.of(GENUINE, six)), Map.of());
    assertThat(ask(names, "qos.example", Type.A).getSection(Section.ANSWER))
        .extracting(Record::rdataToString)
        .containsExactly(GENUINE.toString());
    assertThat(ask(names, "qos.example", Type.AAAA).getSection(Section.ANSWER))
        .extracting(Record::rdataToString)
        .containsExactly("2001:2:0:1214:0:0:0:b");
  }

  @Test
  void httpsRecord_offersWhatTheZoneSays_andNoneWhereItSaysNothing() throws Exception {
    Zone zone =
        new Zone() {
          @Override
          public Optional<List<Ip>> addresses(String name) {
            return Optional.of(List.of(GENUINE));
          }

          @Override
          public List<String> protocols(String name) {
            return name.equals("aulnet.example") ? List.of("h2", "http/1.1") : List.of();
          }
        };
    NameServer names = new NameServer(zone, Map.of());
    Message offered = ask(names, "aulnet.example", Type.HTTPS);
    assertThat(offered.getSection(Section.ANSWER))
        .singleElement()
        .extracting(Record::rdataToString)
        .isEqualTo("1 . alpn=h2,http/1.1");
    Message none = ask(names, "azat.example", Type.HTTPS);
    assertThat(none.getRcode()).isEqualTo(Rcode.NOERROR);
    assertThat(none.getSection(Section.ANSWER)).isEmpty();
  }

  @Test
  void unknownName_doesNotExist() throws Exception {
    assertThat(ask("x.dead.example", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
  }

  @Test
  void lies_areToldForTheirNamesOnly() throws Exception {
    assertThat(ask("no.example", Type.A).getRcode()).isEqualTo(Rcode.NXDOMAIN);
    assertThat(ask("refused.example", Type.A).getRcode()).isEqualTo(Rcode.REFUSED);
    assertThat(ask("broken.example", Type.A).getRcode()).isEqualTo(Rcode.SERVFAIL);
    assertThat(address(ask("false.example", Type.A))).isEqualTo(FALSE.toString());
    assertThat(address(ask("www.false.example", Type.A))).isEqualTo(GENUINE.toString());
  }

  @Test
  void junkAndAnswers_areNotAnswered_seed11() {
    Random random = new Random(11);
    for (int i = 0; i < 5000; i++) {
      byte[] junk = new byte[random.nextInt(40)];
      random.nextBytes(junk);
      assertThatCode(() -> server.answer(junk)).doesNotThrowAnyException();
    }
    Message answer = new Message(1);
    answer.getHeader().setFlag(Flags.QR);
    assertThat(server.answer(answer.toWire())).isEmpty();
  }

  private Message ask(String name, int type) throws Exception {
    return ask(server, name, type);
  }

  private static Message ask(NameServer server, String name, int type) throws Exception {
    Message query =
        Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN));
    Message answer = new Message(server.answer(query.toWire()).orElseThrow());
    assertThat(answer.getHeader().getID()).isEqualTo(query.getHeader().getID());
    return answer;
  }

  private static String address(Message answer) {
    return answer.getSection(Section.ANSWER).getFirst().rdataToString();
  }
}
