import { ActionIcon, DataList, Kbd } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Fragment } from 'react';
import { Dialog } from '../../../parts/dialog.js';
import { Icon } from '../../../parts/icon.js';

/** Keys that are pressed together, and what they do. */
const SHORTCUTS: readonly (readonly [keys: readonly string[], does: string])[] = [
  [['K'], 'Play, stop'],
  [['J'], 'Five seconds back'],
  [['L'], 'Five seconds forward'],
  [['<'], 'Slower'],
  [['>'], 'Faster'],
  [['E'], 'Edit the paragraph that is played'],
  [['N'], 'Show the next finding; P shows the previous one'],
  [['Alt', 'K'], 'While you type: play, stop; Alt + J and Alt + L go back and forward'],
  [['Ctrl', 'Enter'], 'Save the edit'],
  [['Esc'], 'Cancel the edit'],
  [['Ctrl', 'F'], 'Find in the text; in the field again: the search of the browser'],
  [['Enter'], 'In the field: the next place; Shift + Enter: the previous one'],
  [['?'], 'This list'],
];

/** Shows which keys do what; so does **?**. */
export function ShortcutsButton() {
  const [opened, { open, close }] = useDisclosure();
  useHotkeys([['shift+?', open]]);
  return (
    <>
      <ActionIcon
        variant="default"
        size={30}
        onClick={open}
        aria-label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
      >
        <Icon name="keyboard" size={16} />
      </ActionIcon>
      <Dialog opened={opened} onClose={close} title="Keyboard shortcuts" size="lg">
        <DataList size="sm">
          {SHORTCUTS.map(([keys, does]) => (
            <DataList.Item key={does}>
              <DataList.ItemLabel style={{ whiteSpace: 'nowrap' }}>
                {keys.map((key, at) => (
                  <Fragment key={key}>
                    {at > 0 ? ' + ' : ''}
                    <Kbd>{key}</Kbd>
                  </Fragment>
                ))}
              </DataList.ItemLabel>
              <DataList.ItemValue>{does}</DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
      </Dialog>
    </>
  );
}
