import { Box, Stack, Text } from '@mantine/core';
import type { SpokenParagraph } from '../model/document.js';
import { useTypedCheck } from './use-typed-check.js';

/** Shown at most: whoever types looks at the text. */
const SHOWN = 3;
const TONES = { REJECT: 'reject', REVIEW: 'review', NOTE: 'note' } as const;

/** What the checks would find in a paragraph that is not saved yet. */
export function TypedCheck({ paragraph, text }: { readonly paragraph: SpokenParagraph; readonly text: string }) {
  const { findings, checking } = useTypedCheck(paragraph, text);
  if (checking) return <Note>Comparing it with the recording …</Note>;
  if (findings === null) return null;
  if (findings.length === 0) return <Note>The checks find nothing here that differs from what was said.</Note>;
  return (
    <Stack gap={4} role="status">
      {findings.slice(0, SHOWN).map(({ grade, message }) => (
        <Box key={message} className="finding" data-tone={TONES[grade]}>
          <Text size="xs">{message}</Text>
        </Box>
      ))}
      {findings.length > SHOWN ? <Note>{`And ${findings.length - SHOWN} more.`}</Note> : null}
    </Stack>
  );
}

function Note({ children }: { readonly children: string }) {
  return (
    <Text size="xs" c="dimmed" role="status">
      {children}
    </Text>
  );
}
