import { useCallback, useState } from 'react';
import { useDraft } from '../../../session/drafts.js';
import type { useEditing } from '../use-editing.js';
import type { RecordingJob } from '../use-recording.js';

/**
 * The text of a recording with words replaced that is not saved yet. It is kept in the tab, so that a reload loses nothing; a further version of the text
 * begins without it.
 */
export function useReplacing(job: RecordingJob, editing: ReturnType<typeof useEditing>) {
  const version = job.refinements.find(({ current }) => current)?.version ?? 0;
  const [unsaved, setUnsaved, clear] = useDraft(`replace:${job.jobId}:${version}`);
  const [by, setBy, clearBy] = useDraft(`replace-with:${job.jobId}`);
  const [earlier, setEarlier] = useState<readonly string[]>([]);
  const stored = job.refinedText ?? '';
  const text = unsaved ?? stored;
  const { saveText } = editing;
  const discard = useCallback(() => {
    setEarlier([]);
    clear();
  }, [clear]);
  return {
    /** Null where nothing is replaced. */
    unsaved,
    text,
    saving: editing.saving,
    /** The new words, kept in this tab; null where none were typed. */
    by,
    put: (next: string) => (next === '' ? clearBy() : setBy(next)),
    change: (next: string) => {
      if (next === text) return;
      setEarlier([...earlier, text]);
      setUnsaved(next);
    },
    undo: () => {
      const before = earlier.at(-1) ?? stored;
      setEarlier(earlier.slice(0, -1));
      if (before === stored) clear();
      else setUnsaved(before);
    },
    discard,
    save: async () => {
      if (unsaved !== null && (await saveText(unsaved))) discard();
    },
  };
}

export type Replacing = ReturnType<typeof useReplacing>;
