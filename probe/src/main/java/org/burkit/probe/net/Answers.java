package org.burkit.probe.net;

import io.netty.util.NetUtil;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.burkit.model.DnsAnswer;
import org.burkit.model.ServiceBinding;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SVCBBase;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * The records of a reply as answers: the chain of aliases first, in the order in which it leads on,
 * then the rest as it came (RFC 1034 section 3.6.2).
 */
final class Answers {
  private static final int MOST = 64;

  private Answers() {}

  static List<DnsAnswer> of(Name asked, List<Record> section) {
    List<Record> left = new ArrayList<>(section.subList(0, Math.min(section.size(), MOST)));
    List<DnsAnswer> answers = new ArrayList<>();
    Optional<CNAMERecord> next = alias(asked, left);
    while (next.isPresent()) {
      left.remove(next.get()); // each is followed once: a circle ends here
      answers.add(answer(next.get()));
      next = alias(next.get().getTarget(), left);
    }
    left.forEach(record -> answers.add(answer(record)));
    return answers;
  }

  private static Optional<CNAMERecord> alias(Name name, List<Record> records) {
    return records.stream()
        .filter(record -> record.getName().equals(name))
        .filter(CNAMERecord.class::isInstance)
        .map(CNAMERecord.class::cast)
        .findFirst();
  }

  private static DnsAnswer answer(Record record) {
    String type = Type.string(record.getType());
    return switch (record) {
      case SVCBBase svcb -> binding(svcb).answer(type, record.getTTL());
      case ARecord a -> address(type, a.getAddress().getAddress(), record);
      case AAAARecord aaaa -> address(type, aaaa.getAddress().getAddress(), record);
      case CNAMERecord cname -> DnsAnswer.of(type, cname.getTarget().toString(), record.getTTL());
      case TXTRecord text ->
          DnsAnswer.of(type, String.join("", text.getStrings()), record.getTTL());
      default -> DnsAnswer.of(type, "", record.getTTL());
    };
  }

  private static DnsAnswer address(String type, byte[] bytes, Record record) {
    return DnsAnswer.of(type, NetUtil.bytesToIpAddress(bytes), record.getTTL());
  }

  private static ServiceBinding binding(SVCBBase record) {
    Name target = record.getTargetName();
    return new ServiceBinding(
        record.getSvcPriority(),
        target.equals(Name.root) ? "" : target.toString(true),
        record.getSvcParamValue(SVCBBase.ALPN) instanceof SVCBBase.ParameterAlpn alpn
            ? alpn.getValues()
            : List.of(),
        record.getSvcParamValue(SVCBBase.PORT) instanceof SVCBBase.ParameterPort port
            ? Optional.of(port.getPort())
            : Optional.empty(),
        hints(record, SVCBBase.IPV4HINT),
        hints(record, SVCBBase.IPV6HINT),
        record.getSvcParamValue(SVCBBase.ECH) instanceof SVCBBase.ParameterEch ech
            ? Optional.of(Base64.getEncoder().encodeToString(ech.getData()))
            : Optional.empty());
  }

  private static List<String> hints(SVCBBase record, int key) {
    try {
      return switch (record.getSvcParamValue(key)) {
        case SVCBBase.ParameterIpv4Hint v4 ->
            v4.getAddresses().stream().map(NetUtil::toAddressString).toList();
        case SVCBBase.ParameterIpv6Hint v6 ->
            v6.getAddresses().stream().map(NetUtil::toAddressString).toList();
        case null, default -> List.of();
      };
    } catch (UnknownHostException e) {
      return List.of(); // hints of an impossible length are no hints
    }
  }
}
