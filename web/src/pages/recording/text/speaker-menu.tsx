import { ActionIcon, Button, Menu } from '@mantine/core';
import { Icon } from '../../../parts/icon.js';

interface SpeakerMenuProps {
  /** What is given, e.g. "paragraph 3". */
  readonly what: string;
  readonly speakers: readonly string[];
  readonly saidBy: string | null;
  readonly busy: boolean;
  /** Null: a speaker whom nobody told apart yet. */
  readonly onGive: (speaker: string | null) => void;
  /** The words of a button; left out: an icon. */
  readonly label?: string;
}

/** Gives words to another speaker. */
export function SpeakerMenu({ what, speakers, saidBy, busy, onGive, label }: SpeakerMenuProps) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        {label === undefined ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            loading={busy}
            aria-label={`Speaker of ${what}`}
            title="Who says this?"
          >
            <Icon name="person" size={16} />
          </ActionIcon>
        ) : (
          <Button size="compact-sm" loading={busy}>
            {label}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Who says this?</Menu.Label>
        {speakers.map((speaker) => (
          <Menu.Item
            key={speaker}
            disabled={speaker === saidBy}
            leftSection={<Icon name={speaker === saidBy ? 'check' : 'person'} size={16} />}
            onClick={() => onGive(speaker)}
          >
            {speaker}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<Icon name="add" size={16} />} onClick={() => onGive(null)}>
          A new speaker
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
