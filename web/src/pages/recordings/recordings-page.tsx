import { Button, Group, Stack, Title } from '@mantine/core';
import { useAddressChoice, useAddressText } from '../../parts/address-state.js';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { DropArea } from './drop-area.js';
import { RecordingRow } from './recording-row.js';
import { SearchBox } from './search-box.js';
import { UploadList } from './upload-list.js';
import { type SearchIn, useRecordings } from './use-recordings.js';

/** Everybody's own recordings: new ones in, all of them with where they stand. */
export function RecordingsPage() {
  const [search, text, setSearch] = useAddressText('search');
  const [place, setWhere] = useAddressChoice('in', 'texts');
  const where: SearchIn = place === 'names' ? 'text' : 'search';
  const list = useRecordings(text, where);
  return (
    <Stack gap="lg">
      <title>My recordings · Evolution Studios</title>
      <Group justify="space-between">
        <Title order={1} size="h2">
          My recordings
        </Title>
        <SearchBox
          text={search}
          onText={setSearch}
          where={where}
          onWhere={(next) => setWhere(next === 'text' ? 'names' : 'texts')}
        />
      </Group>
      <DropArea />
      <UploadList />
      <Recordings list={list} search={text} />
    </Stack>
  );
}

interface RecordingsProps {
  readonly list: Pick<
    ReturnType<typeof useRecordings>,
    'recordings' | 'error' | 'loading' | 'hasMore' | 'loadMore' | 'reload'
  >;
  readonly search: string;
}

/** The list in whichever state it is. */
export function Recordings({ list, search }: RecordingsProps) {
  const { recordings, error, loading, hasMore, loadMore, reload } = list;
  if (recordings === null) {
    return error ? (
      <Failed what="your recordings" error={error} onRetry={reload} />
    ) : (
      <Loading what="your recordings" />
    );
  }
  if (recordings.length === 0) {
    return search === '' ? (
      <Nothing icon={<Icon name="recordings" size={28} />} title="No recordings yet">
        Drop audio files above. Each becomes a text that you can check, correct and publish.
      </Nothing>
    ) : (
      <Nothing icon={<Icon name="search" size={28} />} title="Nothing found">
        No recording of yours matches “{search}”. Try fewer words, or search in the names.
      </Nothing>
    );
  }
  return (
    <Stack gap="xs">
      {error ? <Failed what="the newest state" error={error} onRetry={reload} /> : null}
      <Stack gap={0} component="ul" p={0} m={0} aria-label="Recordings" className="rows">
        {recordings.map((recording) => (
          <RecordingRow key={recording.jobId} recording={recording} />
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
