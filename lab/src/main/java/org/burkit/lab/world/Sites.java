package org.burkit.lab.world;

import static org.burkit.lab.world.Atlas.DALA;
import static org.burkit.lab.world.Atlas.KENG;
import static org.burkit.lab.world.Atlas.TOLQYN;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.burkit.lab.server.Speech;

/** All sites of the lab. Each is called in Kazakh for what it is. */
final class Sites {
  /** Category codes of the field's test lists. */
  private static final String SOCIAL = "GRP";

  private static final String NEWS = "NEWS";
  private static final String CONTROL_CONTENT = "CTRL";
  private static final Set<Asn> HERE = Set.of(DALA, TOLQYN, KENG);
  private static final int MEBIBYTE = 1 << 20;

  private Sites() {}

  static List<Site> all() {
    return Stream.of(
            sound(),
            overIpv6(),
            hardToReach(),
            withOddProof(),
            withOddContent(),
            redirecting(),
            Apps.sites())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Site> sound() {
    return List.of(
        site("aulnet.example", SOCIAL, "АуылНет", "АулНет", "AulNet", "198.18.20.11"),
        site("pikir.example", SOCIAL, "Пікір", "Пикир", "Pikir", "198.18.20.12"),
        site("vestnik.example", NEWS, "Вестник", "Вестник", "Vestnik", "198.18.20.13"),
        site("azat.example", NEWS, "Азат", "Азат", "Azat", "198.18.20.14").plainHttp(),
        site("qubyr.example", NEWS, "Құбыр", "Кубыр", "Qubyr", "198.18.20.15"),
        site("sau.example", NEWS, "Сау", "Сау", "Sau", "198.18.20.16"),
        site("cdn.example", NEWS, "Таратым", "Раздача", "Spread", "198.18.20.17")
            .alsoAt("198.18.21.17"),
        site("ashyq.example", NEWS, "Ашық", "Ашык", "Ashyq", "198.18.20.22").plainHttp(),
        site(
                Atlas.NEUTRAL_HOST,
                CONTROL_CONTENT,
                "Бейтарап",
                "Бейтарап",
                "Beitarap",
                "198.18.20.23")
            .dualStack()
            .speech(Speech.WITH_HTTP_3),
        site("aina.example", NEWS, "Айна", "Зеркало", "Mirror", "198.18.20.33")
            .plainHttp()
            .alsoAt("198.18.21.33"),
        // The name is көл.example in the letters that people type (RFC 5891).
        site("xn--j1ac53c.example", NEWS, "Көл", "Озеро", "Lake", "198.18.20.41"));
  }

  private static List<Site> overIpv6() {
    return List.of(
        site("qos.example", SOCIAL, "Қос", "Пара", "Pair", "198.18.20.160").dualStack(),
        site("jup.example", NEWS, "Жұп", "Чёт", "Even", "198.18.20.161").dualStack(),
        site("egiz.example", NEWS, "Егіз", "Близнецы", "Twins", "198.18.20.162")
            .plainHttp()
            .dualStack(),
        site("syngar.example", NEWS, "Сыңар", "Половина", "Half", "198.18.20.163")
            .plainHttp()
            .dualStack(),
        site("alty.example", NEWS, "Алты", "Шесть", "Six", "198.18.20.164").ipv6Only(),
        site("altau.example", NEWS, "Алтау", "Шестеро", "Six of them", "198.18.20.165").ipv6Only(),
        site("qyr.example", SOCIAL, "Қыр", "Хребет", "Ridge", "198.18.20.159")
            .ipv6Only()
            .speech(Speech.WITH_HTTP_3),
        site("aqsaq.example", NEWS, "Ақсақ", "Хромой", "Lame", "198.18.20.166")
            .dualStack(new Reach.Silent()),
        site("olaq.example", NEWS, "Олақ", "Неловкий", "Clumsy", "198.18.20.167")
            .dualStack(new Reach.Closed()),
        site("joqalty.example", NEWS, "Жоқ алты", "Нет шести", "No six", "198.18.20.168")
            .ipv6Only()
            .reach(new Reach.Silent()),
        site("shalqar.example", NEWS, "Шалқар", "Простор", "Expanse", "198.18.20.169")
            .alsoAt("198.18.21.169")
            .dualStack());
  }

  private static List<Site> hardToReach() {
    return List.of(
        site("tozgan.example", NEWS, "Тозған", "Тозган", "Tozgan", "198.18.20.18")
            .reach(new Reach.Silent()),
        site("dirildek.example", NEWS, "Дірілдек", "Дирилдек", "Dirildek", "198.18.20.20")
            .reach(new Reach.Flaky(20)),
        site("jabyq.example", NEWS, "Жабық", "Жабык", "Jabyq", "198.18.20.21")
            .reach(new Reach.Closed()),
        site("bekituli.example", NEWS, "Бекітулі", "Запертый", "Locked", "198.18.20.44")
            .plainHttp()
            .reach(new Reach.Closed()),
        site("unsiz.example", NEWS, "Үнсіз", "Безмолвный", "Mute", "198.18.20.45")
            .plainHttp()
            .reach(new Reach.Silent()),
        site("qaltyrauyq.example", NEWS, "Қалтырауық", "Дрожащий", "Shaky", "198.18.20.51")
            .plainHttp()
            .reach(new Reach.Flaky(20)),
        site("bulin.example", NEWS, "Бүлін", "Порча", "Ruin", "198.18.20.46")
            .reach(new Reach.Lame()),
        site("uide.example", NEWS, "Үйде", "Дома", "At home", "127.0.0.1")
            .reach(new Reach.Closed()));
  }

  private static List<Site> withOddProof() {
    return List.of(
        site("merzim.example", NEWS, "Мерзім", "Срок", "Term", "198.18.20.30").proof(Proof.EXPIRED),
        site("bolek.example", NEWS, "Бөлек", "Отдельный", "Apart", "198.18.20.31")
            .proof(Proof.OF_ANOTHER_NAME),
        site("beitanys.example", NEWS, "Бейтаныс", "Незнакомец", "Stranger", "198.18.20.32")
            .proof(Proof.SELF_SIGNED),
        site("ekinshi.example", NEWS, "Екінші", "Второй", "Second", "198.18.20.54")
            .speech(Speech.HTTP_2_ONLY),
        site("ushinshi.example", NEWS, "Үшінші", "Третий", "Third", "198.18.20.60")
            .speech(Speech.WITH_HTTP_3),
        site("jedel.example", NEWS, "Жедел", "Быстрый", "Rapid", "198.18.20.61")
            .speech(Speech.WITH_HTTP_3),
        site("uade.example", NEWS, "Уәде", "Обещание", "Promise", "198.18.20.62")
            .speech(Speech.PROMISING_HTTP_3),
        site(Atlas.COVER_HOST, NEWS, "Жамылғы", "Покров", "Cover", "198.18.20.70"),
        site("qupia.example", NEWS, "Құпия", "Тайна", "Secret", "198.18.20.71").cover(Cover.SOUND),
        site("jasyryn.example", NEWS, "Жасырын", "Скрытый", "Hidden", "198.18.20.72")
            .cover(Cover.SOUND),
        site("eskirgen.example", NEWS, "Ескірген", "Устаревший", "Stale", "198.18.20.73")
            .cover(Cover.STALE),
        site("ozgergen.example", NEWS, "Өзгерген", "Изменившийся", "Altered", "198.18.20.74")
            .cover(Cover.DISABLED),
        site("kereng.example", NEWS, "Керең", "Глухой", "Deaf", "198.18.20.75")
            .cover(Cover.BROKEN));
  }

  private static List<Site> withOddContent() {
    return List.of(
        site("geo.example", NEWS, "Алыс", "Алыс", "Alys", "198.18.20.19")
            .content(new Content.Refusing(451, HERE)),
        site("tyiym.example", NEWS, "Тыйым", "Запрет", "Ban", "198.18.20.34")
            .content(new Content.Refusing(403, HERE)),
        site("tekser.example", NEWS, "Тексер", "Проверка", "Check", "198.18.20.35")
            .content(new Content.Refusing(503, HERE)),
        site("bolmaidy.example", NEWS, "Болмайды", "Нельзя", "No", "198.18.20.36")
            .plainHttp()
            .content(new Content.Refusing(403, HERE)),
        site("habar.example", NEWS, "Хабар", "Хабар", "Habar", "198.18.20.24")
            .plainHttp()
            .content(new Content.TalkingOfBlocks()),
        site("qaldyq.example", NEWS, "Қалдық", "Остаток", "Rest", "198.18.20.91")
            .content(new Content.TalkingOfBlocks()),
        site("suraq.example", NEWS, "Сұрақ", "Вопрос", "Question", "198.18.20.92")
            .plainHttp()
            .content(new Content.Refusing(503, HERE)),
        site("zor.example", NEWS, "Зор", "Огромный", "Huge", "198.18.20.40")
            .content(new Content.Large(32 * MEBIBYTE)),
        site("ulken.example", NEWS, "Үлкен", "Большой", "Big", "198.18.20.90")
            .plainHttp()
            .content(new Content.Large(MEBIBYTE)),
        site("ozgeris.example", NEWS, "Өзгеріс", "Перемена", "Change", "198.18.20.42")
            .content(new Content.LongerFor(HERE)),
        site("qubylma.example", NEWS, "Құбылма", "Изменчивый", "Fickle", "198.18.20.43")
            .plainHttp()
            .content(new Content.LongerFor(HERE)),
        site("joqbet.example", NEWS, "Жоқ бет", "Нет страницы", "No page", "198.18.20.48")
            .content(new Content.Same(404, "No such page.")),
        site("synyq.example", NEWS, "Сынық", "Сломанный", "Broken", "198.18.20.49")
            .content(new Content.Same(500, "Something broke.")),
        site("bos.example", NEWS, "Бос", "Пустой", "Empty", "198.18.20.50")
            .content(new Content.Same(200, "")));
  }

  private static List<Site> redirecting() {
    return List.of(
        site("uzaq.example", NEWS, "Ұзақ", "Долгий", "Long", "198.18.20.37")
            .content(new Content.Trail(15)),
        site("alys.example", NEWS, "Алыс жол", "Дальний", "Far", "198.18.20.93")
            .plainHttp()
            .content(new Content.Trail(15)),
        site("adasu.example", NEWS, "Адасу", "Блуждание", "Astray", "198.18.20.38")
            .content(new Content.Moved("https://joq.example/")),
        site("qate.example", NEWS, "Қате", "Ошибка", "Error", "198.18.20.39")
            .content(new Content.Moved("https://[not an address]/")),
        site("ainalma.example", NEWS, "Айналма", "Окольный", "Roundabout", "198.18.20.47")
            .content(new Content.Moved("https://ainalma.example/")),
        site("koshken.example", NEWS, "Көшкен", "Переехал", "Moved", "198.18.20.52")
            .content(new Content.Moved("https://sau.example/")),
        site("bagyt.example", NEWS, "Бағыт", "Направление", "Direction", "198.18.20.63")
            .content(new Content.Moved("https://ushinshi.example/")),
        site("apar.example", NEWS, "Апар", "Неси", "Carry", "198.18.20.64")
            .content(new Content.Moved("https://uade.example/")),
        site("qaitu.example", NEWS, "Қайту", "Возврат", "Return", "198.18.20.53")
            .content(new Content.Moved("http://ashyq.example/")));
  }

  private static Site site(
      String host, String category, String kk, String ru, String en, String address) {
    return Site.page(host, new Names(kk, ru, en), category, address);
  }
}
