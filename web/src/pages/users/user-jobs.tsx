import { useQuery } from '@apollo/client/react';
import { Anchor, Box, Button, Group, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { Ago } from '../../parts/ago.js';
import { Failed, Loading } from '../../parts/page-state.js';
import { recordingName } from '../../parts/recording-name.js';
import { StatusBadge, VerdictBadge } from '../../parts/status.js';
import { waitInWords } from '../../parts/waiting.js';
import { RetryButton } from '../recordings/retry-button.js';
import { UserJobsDocument, type UserJobsQuery } from './operations.js';

const PAGE = 10;
const REFRESH_MS = 5_000;

type Job = UserJobsQuery['jobs']['edges'][number]['node'];

/** A user's recordings, the newest first, each with what it waits for or why it failed. */
export function UserJobs({ userId }: { readonly userId: string }) {
  const filter = useMemo(() => ({ userId }), [userId]);
  const [further, setFurther] = useState(false);
  const { data, error, loading, fetchMore, refetch } = useQuery(UserJobsDocument, {
    variables: { first: PAGE, filter },
    fetchPolicy: 'cache-and-network',
    // Reading the first page again would take further pages away.
    pollInterval: further ? 0 : REFRESH_MS,
    skipPollAttempt: () => document.hidden,
  });
  if (!data) {
    return error ? (
      <Failed what="the recordings" error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="the recordings" />
    );
  }
  const { edges, pageInfo } = data.jobs;
  if (edges.length === 0) return <Text size="sm">This user has no recordings.</Text>;
  return (
    <Stack gap="xs">
      <Box component="ul" className="rows" p={0} m={0} aria-label="Recordings of this user">
        {edges.map(({ node }) => (
          <UserJob key={node.jobId} job={node} />
        ))}
      </Box>
      {pageInfo.hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          mx="auto"
          loading={loading}
          onClick={() => {
            setFurther(true);
            void fetchMore({ variables: { after: pageInfo.endCursor } });
          }}
        >
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}

function UserJob({ job }: { readonly job: Job }) {
  const { jobId, status, verdict, createdAt, waitingFor, errorDetails } = job;
  return (
    <Box component="li" className="row">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Box miw={0}>
          <Anchor component={Link} to={`/recordings/${jobId}`} fw={600} lineClamp={2}>
            {recordingName(job)}
          </Anchor>
          <Text size="sm" c="dimmed">
            Submitted <Ago at={createdAt} />
          </Text>
        </Box>
        {status === 'COMPLETE' && verdict ? <VerdictBadge verdict={verdict} /> : <StatusBadge status={status} />}
      </Group>
      {waitingFor ? <Text size="sm">{waitInWords(waitingFor)}</Text> : null}
      {status === 'FAILED' && errorDetails ? (
        <Group gap="sm" justify="space-between" align="flex-start">
          <Text size="sm" c="var(--mantine-color-error)" flex="1 1 260px">
            {errorDetails.message}
          </Text>
          <RetryButton recording={job} />
        </Group>
      ) : null}
    </Box>
  );
}
