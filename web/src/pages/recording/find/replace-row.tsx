import { Alert, Button, Group, Text, TextInput } from '@mantine/core';
import { placesOf, replacedAt } from './places-of.js';
import type { Find } from './use-find.js';
import type { Replacing } from './use-replacing.js';

/** Puts other words in the place of the found ones: in one place after the other, or in all. */
export function ReplaceRow({ find, replacing }: { readonly find: Find; readonly replacing: Replacing }) {
  const { words, found, shown, at, matching, match } = find;
  const { text, change, put } = replacing;
  const by = replacing.by ?? '';
  const one = () => {
    if (shown === null) return;
    change(replacedAt(text, [shown], by));
    // The new words may have the old ones in them.
    find.stand(at + placesOf(by, words, matching).length);
  };
  return (
    <Group gap={4}>
      <TextInput
        size="xs"
        w={200}
        aria-label="Replace with"
        placeholder="Replace with"
        value={by}
        onChange={(event) => put(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && one()}
      />
      <Toggle label="Match case" on={matching.matchCase} onChange={(matchCase) => match({ matchCase })} />
      <Toggle label="Whole words" on={matching.wholeWords} onChange={(wholeWords) => match({ wholeWords })} />
      <Button size="compact-xs" variant="default" disabled={shown === null} onClick={one}>
        Replace
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        disabled={found.length === 0}
        onClick={() => change(replacedAt(text, found, by))}
      >
        {found.length > 1 ? `Replace all ${found.length.toLocaleString('en')}` : 'Replace all'}
      </Button>
    </Group>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

function Toggle({ label, on, onChange }: ToggleProps) {
  return (
    <Button size="compact-xs" variant={on ? 'filled' : 'default'} aria-pressed={on} onClick={() => onChange(!on)}>
      {label}
    </Button>
  );
}

/** What is replaced and not saved yet, with the ways on and back. */
export function UnsavedText({
  replacing: { unsaved, saving, save, undo, discard },
}: {
  readonly replacing: Replacing;
}) {
  if (unsaved === null) return null;
  return (
    <Alert color="blue" variant="light" title="Not saved yet">
      <Group justify="space-between" gap="xs">
        <Text size="sm">
          The text shows the replaced words. Saving makes one new version, which is checked against the recording.
        </Text>
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={undo}>
            Undo
          </Button>
          <Button size="compact-sm" variant="default" onClick={discard}>
            Discard
          </Button>
          <Button size="compact-sm" loading={saving} onClick={() => void save()}>
            Save
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
