import { useQuery } from '@apollo/client/react';
import { Stack, TextInput, Title } from '@mantine/core';
import { useAddressText } from '../../parts/address-state.js';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { FoundUsersDocument, type FoundUsersQuery } from './operations.js';
import { UserCard } from './user-card.js';

const SHORTEST = 2;

/** Finds a user by e-mail address, and shows at once where their recordings are. */
export function UsersPage() {
  const [text, asked, setText] = useAddressText('search');
  return (
    <Stack gap="lg">
      <title>Users · Evolution Studios</title>
      <Title order={1} size="h2">
        Users
      </Title>
      <TextInput
        label="E-mail address or user id"
        description="A part of the address is enough."
        leftSection={<Icon name="search" size={16} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maw={480}
        autoFocus
      />
      {asked.length >= SHORTEST ? <Found search={asked} /> : <Ask />}
    </Stack>
  );
}

function Ask() {
  return (
    <Nothing icon={<Icon name="users" size={28} />} title="Find a user">
      Type {SHORTEST} characters or more of the e-mail address. The page shows the recordings of the user, each with
      what it waits for or why it failed.
    </Nothing>
  );
}

function Found({ search }: { readonly search: string }) {
  const { data, previousData, error, refetch } = useQuery(FoundUsersDocument, {
    variables: { search },
    fetchPolicy: 'cache-and-network',
  });
  const users = (data ?? previousData)?.users ?? null;
  return <FoundUsers search={search} users={users} error={error} onChanged={() => void refetch()} />;
}

interface FoundUsersProps {
  readonly search: string;
  /** Null until the first answer. */
  readonly users: FoundUsersQuery['users'] | null;
  readonly error: unknown;
  readonly onChanged: () => void;
}

/** The users that were found, in whichever state the search is. */
export function FoundUsers({ search, users, error, onChanged }: FoundUsersProps) {
  if (users === null) {
    return error ? <Failed what="the users" error={error} onRetry={onChanged} /> : <Loading what="the users" />;
  }
  if (users.length === 0) {
    return (
      <Nothing icon={<Icon name="users" size={28} />} title="Nobody found">
        No account has “{search}” in its e-mail address. Try a shorter part of it.
      </Nothing>
    );
  }
  return (
    <Stack component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label="Users">
      {users.map((user) => (
        <UserCard key={user.userId} user={user} opened={users.length === 1} onChanged={onChanged} />
      ))}
    </Stack>
  );
}
