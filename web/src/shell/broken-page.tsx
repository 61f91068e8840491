import { Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useRouteError } from 'react-router';

const ASK_MS = 2_000;
/** A page that breaks again so soon is broken itself: loading it again does not help. */
const LOOP_MS = 60_000;
const RELOADED_AT = 'studio-reloaded-at';

/** The page's own program failed, or a newer build took the place of its files. */
export function BrokenPage() {
  const error = useRouteError();
  useReloadWhenServed(error);
  return (
    <Container size="xs" py="15vh">
      <Stack role="alert">
        <Title order={1} size="h3">
          This page stopped working
        </Title>
        <Text>
          The engine may have been updated since you opened it. Load the page again; what you typed is kept in this tab.
        </Text>
        <Text size="sm" c="dimmed">
          {error instanceof Error ? error.message : String(error)}
        </Text>
        <Group>
          <Button onClick={() => location.reload()}>Load again</Button>
          <Button variant="default" component="a" href="/">
            Go to the recordings
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}

/** A file of the page was not there because the engine was away or was updated: the page is loaded again once the engine answers. */
function useReloadWhenServed(error: unknown): void {
  useEffect(() => {
    const isMissingFile = error instanceof TypeError && /import|module/i.test(error.message);
    if (!isMissingFile || Date.now() - Number(sessionStorage.getItem(RELOADED_AT)) < LOOP_MS) return undefined;
    const timer = setInterval(async () => {
      const answer = await fetch('/health/live').catch(() => null);
      if (!answer?.ok) return;
      sessionStorage.setItem(RELOADED_AT, String(Date.now()));
      location.reload();
    }, ASK_MS);
    return () => clearInterval(timer);
  }, [error]);
}
