package org.burkit.collector.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.burkit.model.Asn;
import org.burkit.model.CountryCode;
import org.burkit.model.MeasurementId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final JournalLimits SMALL = new JournalLimits(4_096, 2_048, 1 << 20, 1_000);

  @TempDir Path directory;

  @Test
  void whatWasAppended_isReadBackInOrderAndByteForByte() throws Exception {
    List<Entry> entries = Entries.named("a", 5);
    try (FileJournal journal = FileJournal.open(directory, JournalLimits.standard())) {
      assertThat(journal.appendAndWait(entries)).hasSize(5).containsOnly(Receipt.STORED);
      assertThat(Entries.all(journal)).isEqualTo(entries);
    }
    try (FileJournal again = FileJournal.open(directory, JournalLimits.standard())) {
      assertThat(Entries.all(again)).isEqualTo(entries);
    }
  }

  @Test
  void envelopeWithoutCountryAndNetwork_survives() throws Exception {
    var bare =
        new Envelope(
            new MeasurementId("ab".repeat(32)),
            Instant.EPOCH,
            Source.OONI_REPORT,
            CountryCode.UNKNOWN,
            Asn.UNKNOWN,
            0);
    var entry = new Entry(bare, Bytes.copyOf(new byte[] {0, -1}));
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      journal.appendAndWait(List.of(entry));
      assertThat(Entries.all(journal)).containsExactly(entry);
    }
  }

  /** The file was written by the program as it was before there were prefixes. */
  @Test
  void segmentOfTheFirstVersion_isRead_andWhatComesGoesIntoANewOne() throws Exception {
    Path old = directory.resolve("segment-0000000001.bkj");
    try (var in = JournalTest.class.getResourceAsStream("version-1.seg")) {
      Files.copy(in, old);
    }
    long size = Files.size(old);
    Entry later = Entries.named("later");
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      assertThat(journal.appendAndWait(List.of(Entries.named("a"), later)))
          .containsExactly(Receipt.ALREADY_THERE, Receipt.STORED);
    }
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      List<Entry> all = Entries.all(journal);
      assertThat(all).hasSize(3).last().isEqualTo(later);
      assertThat(all.getFirst().body()).isEqualTo(Entries.named("a").body());
      assertThat(all.getFirst().envelope().prefix()).isZero();
      assertThat(journal.end().segment()).isEqualTo(2);
    }
    assertThat(Files.size(old)).isEqualTo(size);
  }

  /** The file was written by the program as it was before segments were sealed. */
  @Test
  void segmentOfTheSecondVersion_isRead_andWhatComesGoesIntoANewOne() throws Exception {
    Path old = directory.resolve("segment-0000000001.bkj");
    try (var in = JournalTest.class.getResourceAsStream("version-2.seg")) {
      Files.copy(in, old);
    }
    byte[] bytes = Files.readAllBytes(old);
    var all = new ArrayList<Entry>(Entries.named("old", 3));
    all.addAll(Entries.named("older", 2));
    Entry later = Entries.named("later");
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      assertThat(journal.appendAndWait(List.of(all.getFirst(), later)))
          .containsExactly(Receipt.ALREADY_THERE, Receipt.STORED);
      all.add(later);
      assertThat(Entries.all(journal)).isEqualTo(all);
    }
    assertThat(old).hasBinaryContent(bytes);
    assertThat(Inspection.of(directory, _ -> {})).allSatisfy(f -> assertThat(f.faults()).isEmpty());
  }

  @Test
  void aMeasurementIsFoundByItsId_inEverySegmentAndAfterReopening() throws Exception {
    List<Entry> entries = Entries.named("a", 300);
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      for (Entry entry : entries) {
        journal.appendAndWait(List.of(entry));
      }
      assertThat(journal.end().segment()).isGreaterThan(3);
    }
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      for (Entry entry : entries) {
        assertThat(journal.find(entry.envelope().id())).contains(entry);
      }
      assertThat(journal.find(Entries.named("never").envelope().id())).isEmpty();
    }
  }

  @Test
  void sameIdTwice_isThereAlready_inOneAppendAndAfterReopening() throws Exception {
    Entry entry = Entries.named("twice");
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      assertThat(journal.appendAndWait(List.of(entry, entry)))
          .containsExactly(Receipt.STORED, Receipt.ALREADY_THERE);
    }
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      assertThat(journal.appendAndWait(List.of(entry))).containsExactly(Receipt.ALREADY_THERE);
      assertThat(Entries.all(journal)).containsExactly(entry);
    }
  }

  @Test
  void fullSegments_areFollowedByNewOnes_andReadAcross() throws Exception {
    var random = new Random(20261124);
    var entries = IntStream.range(0, 20).mapToObj(i -> Entries.random(random, 1_000)).toList();
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      for (Entry entry : entries) {
        journal.appendAndWait(List.of(entry));
      }
      assertThat(journal.end().segment()).isGreaterThan(3);
      assertThat(Entries.all(journal)).isEqualTo(entries);
    }
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      assertThat(Entries.all(journal)).isEqualTo(entries);
    }
  }

  @Test
  void addressOfAnEntry_findsIt_andNothingElseDoes() throws Exception {
    List<Entry> entries = Entries.named("a", 3);
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      journal.appendAndWait(entries);
      Block block = journal.read(Position.START).orElseThrow();
      assertThat(journal.entry(block.address(2))).contains(entries.get(2));
      assertThat(journal.entry(block.address(3))).isEmpty();
      assertThat(journal.entry(new Address(block.next(), 0))).isEmpty();
    }
  }

  @Test
  void appendsThatWaitTogether_shareOneBlock() throws Exception {
    var files = new FailingFiles(new DiskSegmentFiles(directory));
    try (FileJournal journal = FileJournal.open(directory, JournalLimits.standard(), files)) {
      files.holdForces();
      var answers = new ArrayList<CompletableFuture<List<Receipt>>>();
      answers.add(journal.append(List.of(Entries.named("first"))));
      files.awaitHeldForce();
      IntStream.range(0, 50)
          .forEach(i -> answers.add(journal.append(List.of(Entries.named("waits-" + i)))));
      files.releaseForces();
      for (var answer : answers) {
        assertThat(answer.get()).containsExactly(Receipt.STORED);
      }
      Block first = journal.read(Position.START).orElseThrow();
      Block second = journal.read(first.next()).orElseThrow();
      assertThat(first.entries()).hasSize(1);
      assertThat(second.entries()).hasSize(50);
    }
  }

  @Test
  void nothingIsAnswered_beforeTheForceReturns() throws Exception {
    var files = new FailingFiles(new DiskSegmentFiles(directory));
    try (FileJournal journal = FileJournal.open(directory, SMALL, files)) {
      files.holdForces();
      var answer = journal.append(List.of(Entries.named("a")));
      files.awaitHeldForce();
      assertThat(answer).isNotDone();
      assertThat(journal.read(Position.START)).isEmpty();
      files.releaseForces();
      assertThat(answer.get()).containsExactly(Receipt.STORED);
    }
  }

  @Test
  void fullQueue_turnsAwayAtOnce_andKeepsWhatItHas() throws Exception {
    var files = new FailingFiles(new DiskSegmentFiles(directory));
    var limits = new JournalLimits(1 << 20, 2_048, 1 << 20, 2);
    try (FileJournal journal = FileJournal.open(directory, limits, files)) {
      files.holdForces();
      var first = journal.append(List.of(Entries.named("being-written")));
      files.awaitHeldForce();
      var second = journal.append(List.of(Entries.named("waits-1")));
      var third = journal.append(List.of(Entries.named("waits-2")));
      var tooMany = journal.append(List.of(Entries.named("too-many")));
      assertThat(tooMany).isCompletedExceptionally();
      assertThatThrownBy(tooMany::get).hasCauseInstanceOf(JournalBusy.class);
      files.releaseForces();
      assertThat(CompletableFuture.allOf(first, second, third))
          .succeedsWithin(Duration.ofSeconds(10));
      assertThat(Entries.all(journal)).hasSize(3);
    }
  }

  @Test
  void secondOpeningOfTheSameDirectory_isRefusedWithASentence() throws Exception {
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      assertThatThrownBy(() -> FileJournal.open(directory, SMALL))
          .isInstanceOf(JournalInUse.class)
          .hasMessageContaining("stop it first");
      assertThat(journal.trouble()).isEmpty();
    }
  }

  @Test
  void follower_isWokenByAnAppend() throws Exception {
    try (FileJournal journal = FileJournal.open(directory, SMALL)) {
      Position before = journal.end();
      assertThat(journal.awaitBeyond(before, Duration.ZERO)).isFalse();
      journal.append(List.of(Entries.named("a")));
      assertThat(journal.awaitBeyond(before, Duration.ofSeconds(10))).isTrue();
    }
  }

  @Test
  void appendAfterClosing_fails() throws Exception {
    FileJournal journal = FileJournal.open(directory, SMALL);
    journal.close();
    assertThat(journal.append(List.of(Entries.named("a")))).isCompletedExceptionally();
  }
}
