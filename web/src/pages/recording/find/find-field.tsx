import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { type KeyboardEvent, useRef } from 'react';
import { Icon } from '../../../parts/icon.js';
import { ReplaceRow } from './replace-row.js';
import type { Find } from './use-find.js';
import type { Replacing } from './use-replacing.js';

interface FindFieldProps {
  readonly find: Find;
  /** Null where nothing can be replaced. */
  readonly replacing: Replacing | null;
}

/**
 * Finds words in the text that is shown. The browser's own search sees only the paragraphs near the window, so Ctrl+F comes here; pressed
 * again in the field it is the browser's.
 */
export function FindField({ find, replacing }: FindFieldProps) {
  const { words, found, at, look, next, previous } = find;
  const [open, { toggle }] = useDisclosure((replacing?.by ?? null) !== null);
  const field = useRef<HTMLInputElement>(null);
  useHotkeys([['mod+F', () => field.current?.select()]]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') look('');
    if (event.key !== 'Enter') return;
    if (event.shiftKey) previous();
    else next();
  };
  const none = found.length === 0;
  return (
    <Stack gap={4}>
      <Group gap={4} wrap="nowrap">
        <TextInput
          ref={field}
          size="xs"
          w={{ base: 130, sm: 200 }}
          aria-label="Find in the text"
          placeholder="Find in the text"
          leftSection={<Icon name="search" size={14} />}
          value={words}
          onChange={(event) => look(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {words.trim() === '' ? null : (
          <>
            <Text size="xs" c="dimmed" role="status" style={{ whiteSpace: 'nowrap' }}>
              {none ? 'none' : `${at + 1} of ${found.length.toLocaleString('en')}`}
            </Text>
            <ActionIcon variant="subtle" color="gray" disabled={none} onClick={previous} aria-label="Previous place">
              <Icon name="up" size={16} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="gray" disabled={none} onClick={next} aria-label="Next place">
              <Icon name="down" size={16} />
            </ActionIcon>
          </>
        )}
        {replacing === null ? null : (
          <Button size="compact-xs" variant="subtle" color="gray" aria-expanded={open} onClick={toggle}>
            Replace
          </Button>
        )}
      </Group>
      {open && replacing !== null ? <ReplaceRow find={find} replacing={replacing} /> : null}
    </Stack>
  );
}
