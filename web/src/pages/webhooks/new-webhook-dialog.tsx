import { Button, Checkbox, Group, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog } from '../../parts/dialog.js';
import { FaultAlert } from '../../parts/fault-alert.js';
import { useDraft } from '../../session/drafts.js';
import { useAccount } from '../../session/session.js';
import { ALERT_EVENTS, EVENTS } from './events-in-words.js';
import type { NewWebhook, Webhooks } from './use-webhooks.js';

interface DialogProps {
  readonly list: Webhooks;
  readonly onClose: () => void;
}

const SCOPES = [
  { value: 'OWN', label: 'My recordings' },
  { value: 'ALL', label: 'All users' },
];

/** What is typed and chosen, and adding it. */
function useNewWebhook({ list: { create, creation }, onClose }: DialogProps) {
  const { isAdmin } = useAccount();
  const [url, setUrl, clearUrl] = useDraft('webhook:url');
  const [description, setDescription, clearDescription] = useDraft('webhook:description');
  const [events, setEvents] = useState<string[]>(['JOB_COMPLETED', 'JOB_FAILED']);
  const [scope, setScope] = useState<NonNullable<NewWebhook['scope']>>('OWN');
  const choices = EVENTS.filter(({ value }) => scope === 'ALL' || !ALERT_EVENTS.includes(value));
  const chosen = choices.map(({ value }) => value).filter((value) => events.includes(value));
  const close = () => {
    creation.reset();
    onClose();
  };
  const add = async () => {
    const input = { url: url?.trim() ?? '', description: description?.trim() ?? '', events: chosen };
    if (!(await create(isAdmin ? { ...input, scope } : input))) return;
    clearUrl();
    clearDescription();
    onClose();
  };
  const addable = Boolean(url?.trim()) && chosen.length > 0;
  return {
    ...{
      isAdmin,
      url: url ?? '',
      setUrl,
      description: description ?? '',
      setDescription,
      events,
      setEvents,
      scope,
      setScope,
    },
    ...{ choices, close, add, addable },
  };
}

/** Asks for the address and for what is sent there. */
export function NewWebhookDialog(props: DialogProps) {
  const { error, loading } = props.list.creation;
  const form = useNewWebhook(props);
  return (
    <Dialog onClose={form.close} title="New webhook">
      <Stack>
        <FaultAlert error={error} />
        <Fields form={form} />
        <Group justify="flex-end">
          <Button variant="default" onClick={form.close}>
            Cancel
          </Button>
          <Button loading={loading} disabled={!form.addable} onClick={() => void form.add()}>
            Add
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}

function Fields({ form }: { readonly form: ReturnType<typeof useNewWebhook> }) {
  return (
    <>
      <TextInput
        label="Address"
        description="An https address on the public internet."
        placeholder="https://example.com/hooks/studio"
        data-autofocus
        value={form.url}
        onChange={(event) => form.setUrl(event.currentTarget.value)}
      />
      <TextInput
        label="What it is for"
        maxLength={200}
        value={form.description}
        onChange={(event) => form.setDescription(event.currentTarget.value)}
      />
      {form.isAdmin ? (
        <SegmentedControl
          data={SCOPES}
          value={form.scope}
          onChange={(value) => form.setScope(value as 'OWN' | 'ALL')}
          aria-label="Whose recordings"
          w="fit-content"
        />
      ) : null}
      <Checkbox.Group label="Send a message when" value={form.events} onChange={form.setEvents}>
        <Stack gap="xs" mt="xs">
          {form.choices.map(({ value, label, name }) => (
            <Checkbox key={value} value={value} label={label} description={name} />
          ))}
        </Stack>
      </Checkbox.Group>
    </>
  );
}
