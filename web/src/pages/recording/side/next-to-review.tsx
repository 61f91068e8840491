import { useQuery } from '@apollo/client/react';
import { Anchor, Text } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { recordingName } from '../../../parts/recording-name.js';
import { useAccount } from '../../../session/session.js';
import { NextToReviewDocument } from '../operations.js';

/** After a decision: the text that is to be reviewed next; for an admin of any user. */
export function NextToReview({ jobId }: { readonly jobId: string }) {
  const { id: userId, isAdmin } = useAccount();
  const filter = useMemo(() => ({ toReview: true, ...(isAdmin ? {} : { userId }) }), [isAdmin, userId]);
  const { data } = useQuery(NextToReviewDocument, { variables: { filter }, fetchPolicy: 'network-only' });
  if (data === undefined) return null;
  const next = data.jobs.edges.find(({ node }) => node.jobId !== jobId)?.node;
  return (
    <Text size="sm" mt="xs">
      {next === undefined ? (
        'Nothing else is to be reviewed.'
      ) : (
        <>
          Next to review:{' '}
          <Anchor component={Link} to={`/recordings/${next.jobId}`} inherit underline="always">
            {recordingName(next)}
          </Anchor>
        </>
      )}
    </Text>
  );
}
