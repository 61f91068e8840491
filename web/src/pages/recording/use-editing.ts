import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { sentenceFor } from '../../api/fault-sentence.js';
import { withParagraph } from './model/edits.js';
import { EditRecordingTextDocument, RefineRecordingAgainDocument, UseRecordingVersionDocument } from './operations.js';
import type { RecordingJob } from './use-recording.js';

const onError = (error: unknown) =>
  notifications.show({ color: 'red', title: 'That was not saved', message: sentenceFor(error), autoClose: 10_000 });

/** What changes a recording's text: each change is a version, which the engine checks. */
export function useEditing({ jobId, refinedText, refinements }: RecordingJob) {
  const [edit, editing] = useMutation(EditRecordingTextDocument, { onError });
  const [use, using] = useMutation(UseRecordingVersionDocument, { onError });
  const [again, refining] = useMutation(RefineRecordingAgainDocument, { onError });
  const basedOn = refinements.find(({ current }) => current)?.version ?? null;
  const saveParagraph = useCallback(
    async (index: number, text: string) => {
      const whole = withParagraph(refinedText ?? '', index, text);
      const { data } = await edit({ variables: { id: jobId, text: whole, basedOn } });
      if (data)
        notifications.show({
          title: 'Saved',
          message: 'The text is a new version. Earlier ones are kept under History.',
        });
      return Boolean(data);
    },
    [edit, jobId, refinedText, basedOn],
  );
  const useVersion = useCallback((version: number) => use({ variables: { id: jobId, version } }), [use, jobId]);
  const refineAgain = useCallback(
    (replaceEdit: boolean) => again({ variables: { id: jobId, replaceEdit } }),
    [again, jobId],
  );
  return {
    saveParagraph,
    useVersion,
    refineAgain,
    saving: editing.loading || using.loading,
    refining: refining.loading,
  };
}
