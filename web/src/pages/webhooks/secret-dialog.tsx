import { Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '../../parts/dialog.js';

interface SecretProps {
  readonly secret: string;
  readonly onClose: () => void;
}

/** The secret that was just made: the engine does not show it again. */
export function SecretDialog({ secret, onClose }: SecretProps) {
  return (
    <Dialog onClose={onClose} closeOnClickOutside={false} title="The secret of the webhook">
      <Stack>
        <Text size="sm">
          Your program verifies each message with it. Store it now: it is shown only once. A new one can be made at any
          time.
        </Text>
        <Code block style={{ whiteSpace: 'pre-wrap' }} data-testid="secret">
          {secret}
        </Code>
        <Group justify="flex-end">
          <CopyButton value={secret}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? 'Copied' : 'Copy'}
              </Button>
            )}
          </CopyButton>
          <Button onClick={onClose}>I have stored it</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
