import { useCallback, useMemo, useState } from 'react';
import type { Find } from './find/use-find.js';
import { differencesOf, takenBack } from './model/edits.js';
import type { Player } from './player/player.js';
import { changeNotes, findingNotes, type Note } from './text/marks.js';
import type { RecordingParts } from './text/recording-context.js';
import { useAccepted } from './use-accepted.js';
import type { useEditing } from './use-editing.js';
import type { RecordingJob, useSpokenDocument } from './use-recording.js';

interface Inputs {
  readonly job: RecordingJob;
  readonly document: ReturnType<typeof useSpokenDocument>;
  readonly player: Player;
  readonly editing: ReturnType<typeof useEditing>;
  readonly compared: boolean;
  readonly find: Find;
}

/** What every paragraph shares, and the findings for the list beside the text. */
export function useParts({ job, document, player, editing, compared, find }: Inputs) {
  const { jobId, status } = job;
  const raw = job.rawTranscript ?? '';
  const text = job.refinedText ?? '';
  const { spoken, changes, current } = document;
  const [selected, select] = useState<string | null>(null);
  const { accepted, accept } = useAccepted(jobId, current?.version ?? null);
  const { saveParagraph, saving } = editing;
  const { found, shown: foundShown } = find;
  const findings = useMemo(() => findingNotes(current?.findings ?? [], raw, spoken), [current, raw, spoken]);
  const differences = useMemo(() => changeNotes(changes, spoken), [changes, spoken]);
  const notes = useMemo(() => (compared ? [...findings, ...differences] : findings), [compared, findings, differences]);
  const takeBack = useCallback(
    (note: Note) => {
      const index = spoken.paragraphAt(note.refined.start);
      const paragraph = spoken.paragraphs[index];
      if (paragraph === undefined) return;
      select(null);
      const back = note.tone === 'change' ? [note] : differencesOf(note, differences);
      void saveParagraph(index, takenBack(text, paragraph, back));
    },
    [spoken, text, saveParagraph, differences],
  );
  const editable = status === 'COMPLETE' && current !== null;
  const parts = useMemo<RecordingParts>(
    () => ({
      jobId,
      raw,
      text,
      spoken,
      player,
      notes,
      selected,
      select,
      found,
      foundShown,
      accepted,
      accept,
      takeBack,
      editable,
      saving,
      saveParagraph,
    }),
    [
      jobId,
      raw,
      text,
      spoken,
      player,
      notes,
      selected,
      found,
      foundShown,
      accepted,
      accept,
      takeBack,
      editable,
      saving,
      saveParagraph,
    ],
  );
  return { parts, findings };
}
