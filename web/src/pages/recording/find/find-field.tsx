import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type KeyboardEvent, useRef } from 'react';
import { Icon } from '../../../parts/icon.js';
import type { Find } from './use-find.js';

/**
 * Finds words in the text that is shown. The browser's own search sees only the paragraphs near the window, so Ctrl+F comes here; pressed
 * again in the field it is the browser's.
 */
export function FindField({ find: { words, found, at, look, next, previous } }: { readonly find: Find }) {
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
    <Group gap={4} wrap="nowrap">
      <TextInput
        ref={field}
        size="xs"
        w={200}
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
            {none ? 'none' : `${at + 1} of ${found.length.toLocaleString()}`}
          </Text>
          <ActionIcon variant="subtle" color="gray" disabled={none} onClick={previous} aria-label="Previous place">
            <Icon name="up" size={16} />
          </ActionIcon>
          <ActionIcon variant="subtle" color="gray" disabled={none} onClick={next} aria-label="Next place">
            <Icon name="down" size={16} />
          </ActionIcon>
        </>
      )}
    </Group>
  );
}
