import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { sentenceFor } from '../../api/fault-sentence.js';
import {
  EditRecordingParagraphDocument,
  NameRecordingSpeakersDocument,
  RefineRecordingAgainDocument,
  UseRecordingVersionDocument,
} from './operations.js';
import type { RecordingJob } from './use-recording.js';

const onError = (error: unknown) =>
  notifications.show({ color: 'red', title: 'That was not saved', message: sentenceFor(error), autoClose: 10_000 });
const SAVED = { title: 'Saved', message: 'The text is a new version. Earlier ones are kept under History.' };

/** What changes a recording's text: each change is a version, which the engine checks. */
export function useEditing({ jobId, refinements }: RecordingJob) {
  const [edit, editing] = useMutation(EditRecordingParagraphDocument, { onError });
  const [use, using] = useMutation(UseRecordingVersionDocument, { onError });
  const [again, refining] = useMutation(RefineRecordingAgainDocument, { onError });
  const [name, naming] = useMutation(NameRecordingSpeakersDocument, { onError });
  const baseVersion = refinements.find(({ current }) => current)?.version;
  const saveParagraph = useCallback(
    async (paragraph: number, text: string) => {
      if (baseVersion === undefined) return false;
      const { data } = await edit({ variables: { jobId, paragraph, text, baseVersion } });
      if (data) notifications.show(SAVED);
      return Boolean(data);
    },
    [edit, jobId, baseVersion],
  );
  const nameSpeaker = useCallback(
    async (speaker: string, to: string) => {
      const { data } = await name({ variables: { jobId, names: [{ speaker, name: to.trim() || null }] } });
      return Boolean(data);
    },
    [name, jobId],
  );
  const useVersion = useCallback((version: number) => use({ variables: { id: jobId, version } }), [use, jobId]);
  const refineAgain = useCallback(
    (replaceEdit: boolean) => again({ variables: { id: jobId, replaceEdit } }),
    [again, jobId],
  );
  return {
    saveParagraph,
    nameSpeaker,
    useVersion,
    refineAgain,
    saving: editing.loading || using.loading || naming.loading,
    refining: refining.loading,
  };
}
