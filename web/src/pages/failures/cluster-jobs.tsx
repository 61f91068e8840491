import { useQuery } from '@apollo/client/react';
import { Anchor, Box, Button, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Ago } from '../../parts/ago.js';
import { Failed, Loading } from '../../parts/page-state.js';
import { recordingName } from '../../parts/recording-name.js';
import { RetryButton } from '../recordings/retry-button.js';
import type { FailedFilter } from './cluster-filter.js';
import { ClusterJobsDocument } from './operations.js';

const PAGE = 10;

/** The recordings of a cluster, the latest failure first. */
export function ClusterJobs({ filter }: { readonly filter: FailedFilter }) {
  const { data, error, loading, fetchMore, refetch } = useQuery(ClusterJobsDocument, {
    variables: { first: PAGE, filter },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) {
    return error ? (
      <Failed what="the recordings" error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="the recordings" />
    );
  }
  const { edges, pageInfo } = data.failedJobs;
  return (
    <Stack gap="xs">
      <Box component="ul" className="rows" p={0} m={0} aria-label="Recordings that failed like this">
        {edges.map(({ node }) => (
          <Box component="li" className="row" key={node.jobId}>
            <Group justify="space-between" align="flex-start" wrap="nowrap">
              <Anchor component={Link} to={`/recordings/${node.jobId}`} fw={600} lineClamp={2}>
                {recordingName(node)}
              </Anchor>
              <RetryButton recording={node} onRetried={() => void refetch()} />
            </Group>
            <Text size="sm">{node.errorDetails?.message}</Text>
            <Text size="sm" c="dimmed">
              Submitted <Ago at={node.createdAt} />
              {node.acknowledgement ? ` · Acknowledged: ${node.acknowledgement.note}` : ''}
            </Text>
          </Box>
        ))}
      </Box>
      {pageInfo.hasNextPage ? (
        <Button
          variant="default"
          size="xs"
          mx="auto"
          loading={loading}
          onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}
        >
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}
