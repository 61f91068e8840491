import { Box, Container, Stack, Title } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useParts } from '../../parts-context.js';
import { SessionContext } from '../../session/session.js';
import { Reconnecting } from '../../shell/connection-notice.js';
import { NoSuchPage } from '../../shell/no-such-page.js';
import { Clusters } from '../failures/failures-page.js';
import { Recordings } from '../recordings/recordings-page.js';
import { ReviewItems } from '../review/review-page.js';
import { FoundUsers } from '../users/users-page.js';
import { WebhookList } from '../webhooks/webhooks-page.js';
import { CLUSTERS, USERS, WEBHOOK_LIST, WEBHOOKS } from './admin-examples.js';
import { Answered } from './answered.js';
import { RECORDINGS, TO_REVIEW } from './examples.js';
import { OPERATOR_STATES } from './operator-states.js';
import { RECORDING_STATES } from './recording-states.js';

const ERROR = new TypeError('Failed to fetch');
const nothing = () => undefined;
const LIST = { error: undefined, loading: false, hasMore: false, loadMore: nothing, reload: nothing };

const CAUSES = { filter: {}, clusters: null, error: undefined, reload: nothing };
const SEARCH = { search: 'example', error: undefined, onChanged: nothing };

/** Every state of the pages, with made data and without a request: a test looks at each. */
const STATES: readonly (readonly [string, ReactNode])[] = [
  ['Recordings: loading', <Recordings key="1" list={{ ...LIST, recordings: null, loading: true }} search="" />],
  ['Recordings: error', <Recordings key="2" list={{ ...LIST, recordings: null, error: ERROR }} search="" />],
  ['Recordings: empty', <Recordings key="3" list={{ ...LIST, recordings: [] }} search="" />],
  ['Recordings: nothing found', <Recordings key="4" list={{ ...LIST, recordings: [] }} search="zebra" />],
  ['Recordings: none of a status', <Recordings key="14" list={{ ...LIST, recordings: [] }} search="" filtered />],
  ['Recordings: full', <Recordings key="5" list={{ ...LIST, recordings: [...RECORDINGS], hasMore: true }} search="" />],
  [
    'Recordings: full, then offline',
    <Recordings key="6" list={{ ...LIST, recordings: [...RECORDINGS.slice(3, 5)], error: ERROR }} search="" />,
  ],
  ['To review: loading', <ReviewItems key="7" list={{ ...LIST, items: null, loading: true }} />],
  ['To review: error', <ReviewItems key="8" list={{ ...LIST, items: null, error: ERROR }} />],
  ['To review: empty', <ReviewItems key="9" list={{ ...LIST, items: [] }} />],
  ['To review: full', <ReviewItems key="10" list={{ ...LIST, items: [...TO_REVIEW] }} />],
  ['Webhooks: loading', <WebhookList key="w1" list={WEBHOOK_LIST} />],
  ['Webhooks: error', <WebhookList key="w2" list={{ ...WEBHOOK_LIST, error: ERROR }} />],
  ['Webhooks: empty', <WebhookList key="w3" list={{ ...WEBHOOK_LIST, webhooks: [] }} />],
  ['Webhooks: full', <WebhookList key="w4" list={{ ...WEBHOOK_LIST, webhooks: [...WEBHOOKS] }} />],
  ['Failures: loading', <Clusters key="f1" list={CAUSES} />],
  ['Failures: error', <Clusters key="f2" list={{ ...CAUSES, error: ERROR }} />],
  ['Failures: empty', <Clusters key="f3" list={{ ...CAUSES, clusters: [] }} />],
  ['Failures: full', <Clusters key="f4" list={{ ...CAUSES, clusters: [...CLUSTERS] }} />],
  ['Users: loading', <FoundUsers key="u1" {...SEARCH} users={null} />],
  ['Users: error', <FoundUsers key="u2" {...SEARCH} users={null} error={ERROR} />],
  ['Users: nobody', <FoundUsers key="u3" {...SEARCH} users={[]} />],
  ['Users: full', <FoundUsers key="u4" {...SEARCH} users={USERS} />],
  ...OPERATOR_STATES,
  ...RECORDING_STATES,
  ['Reconnecting', <Reconnecting key="11" online />],
  ['Offline', <Reconnecting key="12" online={false} />],
  ['No such page', <NoSuchPage key="13" />],
];

const SOMEBODY = { id: 'somebody', email: 'editor@example.com', isAdmin: true };

export function StatesPage() {
  const { supabase } = useParts();
  const session = useMemo(() => ({ supabase, account: SOMEBODY }), [supabase]);
  return (
    <SessionContext value={session}>
      <Container size="lg" py="lg" component="main">
        <Title order={1} size="h2" mb="lg">
          States of the console
        </Title>
        <Stack gap="xl">
          {STATES.map(([name, state]) => (
            <Box component="section" key={name} aria-label={name} data-state={name}>
              <Title order={2} size="h5" mb="sm">
                {name}
              </Title>
              <Answered>{state}</Answered>
            </Box>
          ))}
        </Stack>
      </Container>
    </SessionContext>
  );
}
