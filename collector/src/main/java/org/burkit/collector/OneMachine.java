package org.burkit.collector;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.burkit.analysis.incident.Ballot;
import org.burkit.collector.fold.Fold;
import org.burkit.collector.fold.FoldLoop;
import org.burkit.collector.fold.Forgotten;
import org.burkit.collector.fold.JudgedJournal;
import org.burkit.collector.journal.FileJournal;
import org.burkit.collector.journal.JournalLimits;
import org.burkit.collector.store.IncidentFilter;
import org.burkit.collector.store.Store;
import org.burkit.collector.token.KeyFile;
import org.burkit.collector.token.SpentOnDisk;
import org.burkit.collector.token.TokenDesk;
import org.burkit.collector.vantage.PrefixKeys;
import org.burkit.lists.Lists;

/**
 * One collector, with its journal in files of its own.
 *
 * @param anew makes the store anew while it serves
 */
record OneMachine(StorePlace place, boolean anew) implements Shell {
  OneMachine(StorePlace place) {
    this(place, false);
  }

  @Override
  public Roles open(Path data, Lists lists, Consumer<Ballot> listener, InstantSource clock)
      throws IOException {
    var opened = new Opened();
    try {
      FileJournal journal =
          opened.add(FileJournal.open(DataDirectory.journal(data), JournalLimits.standard()));
      Store store =
          opened.add(anew ? place.anew(data, journal, lists) : place.open(data, journal, lists));
      JudgedJournal judged =
          JudgedJournal.inTurn(journal, lists, Forgotten.read(DataDirectory.forgotten(data)));
      FoldLoop fold = opened.add(new FoldLoop(judged, store, lists, listener));
      PrefixKeys prefixes = PrefixKeys.open(DataDirectory.salt(data), clock);
      SpentOnDisk spent = opened.add(new SpentOnDisk(DataDirectory.spentTokens(data)));
      var tokens = new TokenDesk(new KeyFile(DataDirectory.tokenKeys(data)), spent, clock);
      return new Roles(journal, Optional.of(journal), store, fold, prefixes, tokens, opened);
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  @Override
  public int rebuild(Path data, Lists lists) throws IOException, InterruptedException {
    try (FileJournal journal =
            FileJournal.open(DataDirectory.journal(data), JournalLimits.standard());
        Store store = place.anew(data, journal, lists)) {
      JudgedJournal judged =
          JudgedJournal.byAll(journal, lists, Forgotten.read(DataDirectory.forgotten(data)));
      new Fold(judged, store, lists, _ -> {}).catchUp(_ -> {});
      return store.incidents(IncidentFilter.ALL).size();
    }
  }
}
