import { useMutation, useQuery } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { sentenceFor } from '../../api/fault-sentence.js';
import {
  CreateWebhookDocument,
  type CreateWebhookMutationVariables,
  DeleteWebhookDocument,
  TestWebhookDocument,
  UpdateWebhookDocument,
  type UpdateWebhookMutationVariables,
  WebhooksDocument,
} from './operations.js';

export type NewWebhook = CreateWebhookMutationVariables['input'];
export type WebhookChange = UpdateWebhookMutationVariables['input'];
export type { WebhookEvent } from './operations.js';

const PAGE = 50;
const onError = (error: unknown) =>
  notifications.show({ color: 'red', title: 'That did not work', message: sentenceFor(error), autoClose: 10_000 });

/** The webhooks that the caller may see, and what can be done with them. A secret that was just made is shown once. */
export function useWebhooks() {
  const { data, error, refetch } = useQuery(WebhooksDocument, {
    variables: { first: PAGE },
    fetchPolicy: 'cache-and-network',
  });
  const [secret, setSecret] = useState<string | null>(null);
  const reload = () => void refetch();
  const [create, creating] = useMutation(CreateWebhookDocument, { onError: () => undefined });
  const [update, updating] = useMutation(UpdateWebhookDocument, { onError });
  const [remove, removing] = useMutation(DeleteWebhookDocument, { onError, onCompleted: reload });
  const [test, testing] = useMutation(TestWebhookDocument, {
    onError,
    onCompleted: () => notifications.show({ message: 'A test message is being sent. See the deliveries.' }),
  });
  return {
    webhooks: data?.webhooks.edges.map(({ node }) => node) ?? null,
    error,
    reload,
    secret,
    forgetSecret: () => setSecret(null),
    creation: { error: creating.error, loading: creating.loading, reset: creating.reset },
    busy: updating.loading || removing.loading || testing.loading,
    create: async (input: NewWebhook) => {
      const made = (await create({ variables: { input } })).data?.createWebhook;
      if (!made) return false;
      setSecret(made.secret);
      reload();
      return true;
    },
    change: async (id: string, input: WebhookChange) => {
      const changed = (await update({ variables: { id, input } })).data?.updateWebhook;
      if (changed?.secret) setSecret(changed.secret);
    },
    remove: (id: string) => void remove({ variables: { id } }),
    test: (id: string) => void test({ variables: { id } }),
  };
}

export type Webhooks = ReturnType<typeof useWebhooks>;
export type Webhook = NonNullable<Webhooks['webhooks']>[number];
