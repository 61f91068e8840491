import { Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { Ago } from '../../parts/ago.js';
import { durationInWords } from '../../parts/duration.js';
import { Tile } from '../../parts/tile.js';
import type { FoundUsersQuery } from './operations.js';
import { UserBrand } from './user-brand.js';
import { UserJobs } from './user-jobs.js';

interface UserCardProps {
  readonly user: FoundUsersQuery['users'][number];
  /** Whether the recordings are shown at once: the user is the only one found. */
  readonly opened: boolean;
  readonly onChanged: () => void;
}

/** A user with backlog, usage, brand and recordings. */
export function UserCard({ user, opened, onChanged }: UserCardProps) {
  const [shown, setShown] = useState(opened);
  useEffect(() => setShown(opened), [opened]);
  const name = useId();
  const { userId, email, lastSignInAt, jobs, failed, unfinished, audioSeconds, costUsd, newestJobAt } = user;
  return (
    <Paper withBorder p="md" component="li" aria-labelledby={name}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={2} size="h4" id={name}>
              {email ?? userId}
            </Title>
            <Text size="sm" c="dimmed">
              {lastSignInAt ? (
                <>
                  Signed in <Ago at={lastSignInAt} />
                </>
              ) : (
                'Never signed in'
              )}
              {newestJobAt ? (
                <>
                  {' · newest recording '}
                  <Ago at={newestJobAt} />
                </>
              ) : null}
            </Text>
          </div>
          <UserBrand userId={userId} brand={user.brand ?? null} onChanged={onChanged} />
        </Group>
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          <Tile label="Recordings" value={jobs.toLocaleString('en')} />
          <Tile label="In progress" value={unfinished.toLocaleString('en')} />
          <Tile label="Failed" value={failed.toLocaleString('en')} alarming={failed > 0} />
          <Tile
            label="Used in 30 days"
            value={durationInWords(audioSeconds)}
            detail={costUsd === null || costUsd === undefined ? 'the cost is not known' : `$${costUsd.toFixed(2)}`}
          />
        </SimpleGrid>
        <Group>
          <Button size="xs" variant="subtle" aria-expanded={shown} onClick={() => setShown((open) => !open)}>
            {shown ? 'Hide the recordings' : 'Show the recordings'}
          </Button>
        </Group>
        {shown ? <UserJobs userId={userId} /> : null}
      </Stack>
    </Paper>
  );
}
