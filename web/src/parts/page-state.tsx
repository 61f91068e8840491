import { Alert, Button, Center, EmptyState, Loader, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { sentenceFor } from '../api/fault-sentence.js';

/** While a page's data is on its way. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <Center mih={240} role="status">
      <Stack align="center" gap="xs">
        <Loader size="sm" />
        <Text size="sm" c="dimmed">
          Loading {what} …
        </Text>
      </Stack>
    </Center>
  );
}

interface FailedProps {
  readonly what: string;
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** What could not be loaded, why, and what to do. */
export function Failed({ what, error, onRetry }: FailedProps) {
  return (
    <Alert color="red" variant="light" title={`The page could not load ${what}`} role="alert">
      <Stack align="flex-start" gap="sm">
        <Text size="sm">{sentenceFor(error)}</Text>
        <Button size="xs" variant="default" onClick={onRetry}>
          Try again
        </Button>
      </Stack>
    </Alert>
  );
}

interface NothingProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A list with nothing in it, and what to do about that. */
export function Nothing({ icon, title, children, action }: NothingProps) {
  return (
    <EmptyState py={48} icon={icon} withIndicatorBackground title={title} description={children}>
      {action ? <EmptyState.Actions>{action}</EmptyState.Actions> : null}
    </EmptyState>
  );
}
