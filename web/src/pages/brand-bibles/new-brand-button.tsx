import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useDraft } from '../../session/drafts.js';

/** Names a brand that has no Brand Bible yet; a name that is typed is kept in this tab. */
export function NewBrandButton({ onNamed }: { readonly onNamed: (name: string) => void }) {
  const [typed, setName, clearName] = useDraft('brand:new');
  const name = typed ?? '';
  const [opened, setOpened] = useState(typed !== null);
  const show = (shown: boolean) => {
    setOpened(shown);
    if (!shown) clearName();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onNamed(name.trim());
    show(false);
  };
  return (
    <Popover opened={opened} onChange={show} position="bottom-end" trapFocus withArrow>
      <Popover.Target>
        <Button variant="default" onClick={() => show(!opened)}>
          New brand
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={submit}>
          <Stack gap="sm">
            <TextInput
              label="Name of the brand"
              value={name}
              maxLength={120}
              onChange={(event) => setName(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button type="submit" size="xs" disabled={name.trim() === ''}>
                Begin
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
