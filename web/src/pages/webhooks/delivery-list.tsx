import { useMutation, useQuery } from '@apollo/client/react';
import { Box, Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { sentenceFor } from '../../api/fault-sentence.js';
import { Failed, Loading } from '../../parts/page-state.js';
import { DeliveryRow } from './delivery-row.js';
import { RedeliverWebhookDocument, WebhookDeliveriesDocument, type WebhookDeliveriesQuery } from './operations.js';

export type Delivery = WebhookDeliveriesQuery['webhookDeliveries']['edges'][number]['node'];

const PAGE = 10;
const REFRESH_MS = 3_000;

interface ListProps {
  readonly webhookId: string;
  readonly enabled: boolean;
}

/** The messages of a webhook and what became of them, the newest first. */
export function DeliveryList({ webhookId, enabled }: ListProps) {
  const [further, setFurther] = useState(false);
  const { data, error, loading, fetchMore, refetch } = useQuery(WebhookDeliveriesDocument, {
    variables: { webhookId, first: PAGE },
    fetchPolicy: 'cache-and-network',
    // Reading the first page again would take further pages away.
    pollInterval: further ? 0 : REFRESH_MS,
    skipPollAttempt: () => document.hidden,
  });
  const [redeliver] = useMutation(RedeliverWebhookDocument, {
    onCompleted: () => void refetch(),
    onError: (fault) => notifications.show({ color: 'red', title: 'It was not sent', message: sentenceFor(fault) }),
  });
  if (!data) {
    const retry = () => void refetch();
    return error ? <Failed what="the deliveries" error={error} onRetry={retry} /> : <Loading what="the deliveries" />;
  }
  const { edges, pageInfo } = data.webhookDeliveries;
  if (edges.length === 0) return <Text size="sm">Nothing was sent yet. Send a test to see whether it arrives.</Text>;
  const more = () => {
    setFurther(true);
    void fetchMore({ variables: { after: pageInfo.endCursor } });
  };
  return (
    <Stack gap="xs">
      <Box component="ul" className="rows" p={0} m={0} aria-label="Deliveries">
        {edges.map(({ node }) => (
          <DeliveryRow
            key={node.id}
            delivery={node}
            onRedeliver={enabled ? () => void redeliver({ variables: { deliveryId: node.id } }) : null}
          />
        ))}
      </Box>
      {pageInfo.hasNextPage ? (
        <Button variant="default" size="xs" mx="auto" loading={loading} onClick={more}>
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}
