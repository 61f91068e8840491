import { Button, Container, MantineProvider, Stack, Text, Title } from '@mantine/core';
import { pageNonce } from '../nonce.js';
import { THEME } from '../theme.js';

interface CannotStartProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** The engine did not say how to reach the project. */
export function CannotStart({ error, onRetry }: CannotStartProps) {
  return (
    <MantineProvider theme={THEME} defaultColorScheme="auto" getStyleNonce={pageNonce}>
      <Container size="xs" py="20vh">
        <Stack role="alert">
          <Title order={1} size="h3">
            The engine does not answer
          </Title>
          <Text>
            {error instanceof Error ? error.message : String(error)} Check that the engine runs and that you are online.
          </Text>
          <Button onClick={onRetry} w="fit-content">
            Try again
          </Button>
        </Stack>
      </Container>
    </MantineProvider>
  );
}
