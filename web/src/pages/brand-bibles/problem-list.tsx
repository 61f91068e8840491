import { Alert, Anchor, Stack, Text } from '@mantine/core';
import type { SourceProblem } from './use-source.js';

interface ProblemListProps {
  readonly problems: readonly SourceProblem[];
  readonly onGo: (line: number) => void;
}

/** Everything that stands against publishing; each goes to its line. */
export function ProblemList({ problems, onGo }: ProblemListProps) {
  if (problems.length === 0) return null;
  const title = problems.length === 1 ? 'One thing to correct' : `${problems.length} things to correct`;
  return (
    <Alert color="red" variant="light" title={title}>
      <Stack component="ul" gap={4} m={0} pl="md">
        {problems.map(({ line, field, message }, index) => (
          // Two problems of one line may read alike.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
          <Text key={index} component="li" size="sm">
            {line ? (
              <Anchor component="button" type="button" inherit c="inherit" td="underline" onClick={() => onGo(line)}>
                Line {line}
              </Anchor>
            ) : null}
            {line ? ': ' : ''}
            {sentenceOf(field, message)}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}

/** The field before what is wrong with it, unless the message begins with its name. */
function sentenceOf(field: string, message: string): string {
  const name = field.split('.').at(-1) ?? field;
  if (field.startsWith('line ') || message.startsWith(`${name} `)) return message;
  return `${field} ${message}`;
}
