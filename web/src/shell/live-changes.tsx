import { useApolloClient } from '@apollo/client/react';
import { Anchor, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { type Change, followChanges } from '../api/change-feed.js';
import { presentPosition } from '../api/change-position.js';
import { announceChange } from '../api/changes.js';
import { recordingName } from '../parts/recording-name.js';
import { useParts } from '../parts-context.js';
import type { Account } from '../session/session.js';

/** Follows the caller's own jobs while the page is open: rows change where they stand, and a notice says when one is done. */
export function LiveChanges({ account }: { readonly account: Account }) {
  const { socket } = useParts();
  const apollo = useApolloClient();
  useEffect(
    () =>
      followChanges(socket, {
        userId: account.id,
        position: () => presentPosition(apollo),
        onChange: (change) => {
          announceChange(apollo, change);
          notify(change);
        },
        onPosition: () => void apollo.refetchQueries({ include: 'active' }),
      }),
    [socket, apollo, account.id],
  );
  return null;
}

function notify({ eventId, jobId, toStatus, job }: Change): void {
  if (job === null || job === undefined || (toStatus !== 'COMPLETE' && toStatus !== 'FAILED')) return;
  notifications.show({
    id: eventId,
    color: toStatus === 'COMPLETE' ? 'studio' : 'red',
    title: toStatus === 'COMPLETE' ? 'The text is ready' : 'The recording failed',
    message: (
      <Text size="sm">
        <Anchor component={Link} to={`/recordings/${jobId}`} inherit>
          {recordingName(job)}
        </Anchor>
      </Text>
    ),
  });
}
