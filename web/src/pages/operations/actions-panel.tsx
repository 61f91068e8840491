import { Anchor, Code, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Ago } from '../../parts/ago.js';
import { Icon } from '../../parts/icon.js';
import { ActionsDocument } from './operations.js';
import { PagedRows } from './paged-rows.js';
import { usePages } from './use-pages.js';

const NOTHING = {
  icon: <Icon name="operations" size={28} />,
  title: 'Nobody has done anything yet',
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
            {affected > 1 ? `, ${affected.toLocaleString()} recordings` : ''}
          </Text>
          <Text size="sm" c="dimmed">
            <Ago at={at} /> by {actor}
            {jobId ? (
              <>
                {' · '}
                <Anchor component={Link} to={`/recordings/${jobId}`} inherit underline="always">
                  the recording
                </Anchor>
              </>
            ) : null}
          </Text>
          {note ? <Text size="sm">{note}</Text> : null}
          {filter ? <Code>{JSON.stringify(filter)}</Code> : null}
        </>
      )}
    </PagedRows>
  );
}

/** `RETRY_FAILED_JOBS` as `Retry failed jobs`. */
function actionInWords(action: string): string {
  const words = action.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
