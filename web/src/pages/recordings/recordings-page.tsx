import { Button, Group, Stack, Switch, Title } from '@mantine/core';
import { Choice } from '../../parts/choice.js';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { DropArea } from './drop-area.js';
import { RecordingRow } from './recording-row.js';
import { SearchBox } from './search-box.js';
import { SHOWN_STATUSES } from './shown-statuses.js';
import { UploadList } from './upload-list.js';
import { useListFilter } from './use-list-filter.js';
import { useRecordings } from './use-recordings.js';

/** One's own recordings: new ones in, all of them with where they stand. Admins see those of all users on request. */
export function RecordingsPage() {
  const shown = useListFilter();
  const { everybody } = shown;
  const list = useRecordings(shown);
  return (
    <Stack gap="lg">
      <title>My recordings · Evolution Studios</title>
      <Group justify="space-between">
        <Title order={1} size="h2">
          {everybody ? 'Recordings of all users' : 'My recordings'}
        </Title>
        <SearchBox text={shown.typed} onText={shown.type} where={shown.where} onWhere={shown.setWhere} />
      </Group>
      <DropArea />
      <UploadList />
      <Group justify="space-between">
        <Choice label="Which recordings" data={SHOWN_STATUSES} value={shown.status} onChange={shown.setStatus} />
        {shown.isAdmin ? (
          <Switch
            label="Of all users"
            checked={everybody}
            onChange={(event) => shown.showEverybody(event.currentTarget.checked)}
          />
        ) : null}
      </Group>
      <Recordings list={list} search={shown.search} filtered={shown.status !== 'all'} owners={everybody} />
    </Stack>
  );
}

interface RecordingsProps {
  readonly list: Pick<
    ReturnType<typeof useRecordings>,
    'recordings' | 'error' | 'loading' | 'hasMore' | 'loadMore' | 'reload'
  >;
  readonly search: string;
  /** Whether only those of one status are shown. */
  readonly filtered?: boolean;
  /** Whether each says whose it is. */
  readonly owners?: boolean;
}

/** The list in whichever state it is. */
export function Recordings({ list, search, filtered = false, owners = false }: RecordingsProps) {
  const { recordings, error, loading, hasMore, loadMore, reload } = list;
  if (recordings === null) {
    return error ? (
      <Failed what="your recordings" error={error} onRetry={reload} />
    ) : (
      <Loading what="your recordings" />
    );
  }
  if (recordings.length === 0) {
    if (filtered && search === '') return <NoneOfThese />;
    return search === '' ? (
      <Nothing icon={<Icon name="recordings" size={28} />} title="No recordings yet">
        Drop audio files above. Each becomes a text that you can check, correct and publish.
      </Nothing>
    ) : (
      <Nothing icon={<Icon name="search" size={28} />} title="Nothing found">
        No recording matches “{search}”. Try fewer words, or search in the names.
      </Nothing>
    );
  }
  return (
    <Stack gap="xs">
      {error ? <Failed what="the newest state" error={error} onRetry={reload} /> : null}
      <Stack gap={0} component="ul" p={0} m={0} aria-label="Recordings" className="rows">
        {recordings.map((recording) => (
          <RecordingRow key={recording.jobId} recording={recording} owner={owners} />
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

function NoneOfThese() {
  return (
    <Nothing icon={<Icon name="recordings" size={28} />} title="None of these">
      No recording has this status. Choose All to see the others.
    </Nothing>
  );
}
