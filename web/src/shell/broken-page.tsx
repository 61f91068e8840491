import { Button, Container, Group, Stack, Text, Title } from '@mantine/core';
import { useRouteError } from 'react-router';

/** The page's own program failed, or a newer build took the place of its files. */
export function BrokenPage() {
  const error = useRouteError();
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
