import { useQuery } from '@apollo/client/react';
import { PersonByIdDocument } from '../api/operations.js';

/** Somebody as the engine records them: `user` and an id, `service`, or a program. Admins see the address in place of the id. */
export function Person({ actor }: { readonly actor: string }) {
  const [kind, id = ''] = actor.split(' ');
  const isUser = kind === 'user' && id !== '';
  const { data } = useQuery(PersonByIdDocument, { variables: { id }, skip: !isUser });
  if (kind === 'service') return 'the secret key';
  if (kind === 'engine') return 'the engine';
  const found = data?.users.find(({ userId }) => userId === id);
  return found?.email ?? actor;
}
