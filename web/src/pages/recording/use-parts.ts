import { useCallback, useMemo, useState } from 'react';
import { isRunning } from '../../parts/status.js';
import type { Find } from './find/use-find.js';
import { differencesOf, takenBack } from './model/edits.js';
import type { Player } from './player/player.js';
import { changeNotes, findingNotes, type Note } from './text/marks.js';
import type { RecordingParts } from './text/recording-context.js';
import { useAccepted } from './use-accepted.js';
import type { useEditing } from './use-editing.js';
import type { Finding, RecordingJob, useSpokenDocument } from './use-recording.js';

interface Inputs {
  readonly job: RecordingJob;
  readonly document: ReturnType<typeof useSpokenDocument>;
  readonly player: Player;
  readonly editing: ReturnType<typeof useEditing>;
  readonly compared: boolean;
  readonly find: Find;
  /** Whether the text that is shown is not saved yet. */
  readonly unsaved: boolean;
  readonly text: string;
}

const NONE: readonly Finding[] = [];

/** What every paragraph shares, and the findings for the list beside the text. */
export function useParts({ job, document, player, editing, compared, find, unsaved, text }: Inputs) {
  const { jobId, status } = job;
  const raw = job.rawTranscript ?? '';
  const { spoken, changes, current, speakers } = document;
  const version = current?.version ?? null;
  const [selected, select] = useState<string | null>(null);
  const { accepted, accept } = useAccepted(jobId, version);
  const { saveParagraph, assignSpeaker, saving } = editing;
  const { found, shown: foundShown } = find;
  // A text that is not saved is not checked yet: the places of the findings are those of the stored one.
  const known = unsaved ? NONE : (current?.findings ?? NONE);
  const findings = useMemo(() => findingNotes(known, raw, spoken), [known, raw, spoken]);
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
  const editable = status === 'COMPLETE' && current !== null && !unsaved;
  const assignable = !unsaved && !isRunning(status) && document.segments.length > 0;
  const parts = useMemo<RecordingParts>(
    () => ({
      jobId,
      version,
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
      speakers,
      assignable,
      assignSpeaker,
    }),
    [
      jobId,
      version,
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
      speakers,
      assignable,
      assignSpeaker,
    ],
  );
  return { parts, findings };
}
