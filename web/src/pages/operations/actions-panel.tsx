import { DataList, Text } from '@mantine/core';
import { Ago } from '../../parts/ago.js';
import { Icon } from '../../parts/icon.js';
import { momentInWords } from '../../parts/moment.js';
import { Person } from '../../parts/person.js';
import { RecordingLink } from '../../parts/recording-link.js';
import { ActionsDocument } from './operations.js';
import { PagedRows } from './paged-rows.js';
import { usePages } from './use-pages.js';

const NOTHING = {
  icon: <Icon name="operations" size={28} />,
  title: 'No actions yet',
  text: 'What people do to recordings and Brand Bibles is listed here permanently.',
};

/** What people did through the engine, the newest first. */
export function ActionsPanel() {
  const list = usePages(ActionsDocument, ({ operatorActions }) => operatorActions);
  return (
    <PagedRows {...list} what="the actions" nothing={NOTHING} keyOf={({ id }) => id}>
      {({ at, actor, action, jobId, filter, affected, note }) => (
        <>
          <Text fw={600}>
            {actionInWords(action)}
            {affected > 1 ? `, ${affected.toLocaleString('en')} recordings` : ''}
          </Text>
          <Text size="sm" c="dimmed">
            <Ago at={at} /> by <Person actor={actor} />
            {jobId ? (
              <>
                {' · '}
                <RecordingLink jobId={jobId} />
              </>
            ) : null}
          </Text>
          {note ? <Text size="sm">{note}</Text> : null}
          {filter ? <Details of={filter as Readonly<Record<string, unknown>>} /> : null}
        </>
      )}
    </PagedRows>
  );
}

/** `RETRY_FAILED_JOBS` as `Retry failed jobs`. */
function actionInWords(action: string): string {
  const words = action.replaceAll('_', ' ').toLowerCase().replace('brand bible', 'Brand Bible');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** They name something to programs only. */
const FOR_PROGRAMS = ['contentHash', 'trial'];

/** What was meant, a name and its value in each line. */
function Details({ of }: { readonly of: Readonly<Record<string, unknown>> }) {
  return (
    <DataList size="xs" mt={4}>
      {Object.entries(of)
        .filter(([name]) => !FOR_PROGRAMS.includes(name))
        .map(([name, value]) => (
          <DataList.Item key={name}>
            <DataList.ItemLabel>{actionInWords(name.replace(/[A-Z]/g, '_$&'))}</DataList.ItemLabel>
            <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{valueInWords(value)}</DataList.ItemValue>
          </DataList.Item>
        ))}
    </DataList>
  );
}

const ISO_MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

function valueInWords(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueInWords).join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value !== 'string') return JSON.stringify(value);
  return ISO_MOMENT.test(value) ? momentInWords(value) : value;
}
