import { Button, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { useRef } from 'react';
import { useAddressChoice } from '../../parts/address-state.js';
import { Choice } from '../../parts/choice.js';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { useAccount } from '../../session/session.js';
import { ReviewRow } from './review-row.js';
import { useToReview, type Which } from './use-to-review.js';

const KINDS: { value: Which; label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'REVIEW', label: 'To review' },
  { value: 'UNCHECKED', label: 'Not checked' },
  { value: 'REJECT', label: 'Check facts' },
  { value: 'PASS', label: 'Doubtful audio' },
];

/** The list of a studio's editor: texts that a person should look at before they are published. */
export function ReviewPage() {
  const { isAdmin } = useAccount();
  const [named, setNamed] = useAddressChoice('show', 'all');
  const which = KINDS.find(({ value }) => value === named)?.value ?? 'all';
  const [whose, setWhose] = useAddressChoice('of', isAdmin ? 'everybody' : 'me');
  const everybody = isAdmin && whose === 'everybody';
  const list = useToReview(which, everybody);
  return (
    <Stack gap="lg">
      <title>To review · Evolution Studios</title>
      <div>
        <Title order={1} size="h2">
          To review
        </Title>
        <Text c="dimmed">
          Texts whose meaning may have moved, or that no rule could check. Open one, listen, and decide.
        </Text>
      </div>
      <Group justify="space-between">
        <Choice label="Which texts" data={KINDS} value={which} onChange={setNamed} />
        {isAdmin ? (
          <Switch label="Of all users" checked={everybody} onChange={() => setWhose(everybody ? 'me' : 'everybody')} />
        ) : null}
      </Group>
      <ReviewItems list={list} />
    </Stack>
  );
}

/** The list in whichever state it is. */
export function ReviewItems({
  list: { items, error, loading, hasMore, loadMore, reload },
}: {
  readonly list: ReturnType<typeof useToReview>;
}) {
  const rows = useRef<HTMLDivElement>(null);
  const decided = (at: number) => {
    focusNear(rows.current, at);
    reload();
  };
  if (items === null) {
    return error ? <Failed what="the list" error={error} onRetry={reload} /> : <Loading what="the list" />;
  }
  if (items.length === 0) {
    return (
      <Nothing icon={<Icon name="check" size={28} />} title="Nothing to review">
        Every text of this kind is checked. New ones appear here automatically.
      </Nothing>
    );
  }
  return (
    <Stack>
      <Stack ref={rows} gap={0} component="ul" p={0} m={0} className="rows" aria-label="Texts to review">
        {items.map((item, at) => (
          <ReviewRow key={item.jobId} item={item} onDecided={() => decided(at)} />
        ))}
      </Stack>
      {hasMore ? (
        <Button variant="default" loading={loading} onClick={loadMore} mx="auto">
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}

/** The row of a decision disappears: the focus goes to the next text, or to the one before the last. */
function focusNear(rows: HTMLElement | null, at: number): void {
  const links = rows?.querySelectorAll<HTMLElement>('li a') ?? [];
  (links[at + 1] ?? links[at - 1] ?? document.getElementById('main'))?.focus({ preventScroll: true });
}
