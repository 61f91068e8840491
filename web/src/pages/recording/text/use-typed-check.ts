import { useQuery } from '@apollo/client/react';
import { useDebouncedValue } from '@mantine/hooks';
import type { SpokenParagraph } from '../model/document.js';
import { CheckRecordingParagraphDocument } from '../operations.js';
import { useRecordingParts } from './recording-context.js';

/** Somebody who has not typed for so long has ended a phrase. */
const PAUSE_MS = 1_000;

/** What the checks would find in a paragraph with this text; null: they were not asked, or did not answer, which saving does in any case. */
export function useTypedCheck({ index, start }: SpokenParagraph, text: string) {
  const { jobId, version } = useRecordingParts();
  const [typed] = useDebouncedValue(text, PAUSE_MS);
  const { data, loading } = useQuery(CheckRecordingParagraphDocument, {
    variables: { jobId, paragraph: index, text: typed, baseVersion: version ?? 0 },
    skip: version === null || typed.trim() === '',
    fetchPolicy: 'no-cache',
  });
  const end = start + text.length;
  const found = data?.checkParagraph.findings.filter(
    ({ refinedSpan }) => refinedSpan?.length === 2 && refinedSpan[0]! < end && refinedSpan[1]! >= start,
  );
  const checking = loading || typed !== text;
  return { findings: checking ? null : (found ?? null), checking };
}
