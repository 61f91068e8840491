import { useQuery } from '@apollo/client/react';
import { Divider, NavLink, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { NavLink as RouterLink, useMatch, useResolvedPath } from 'react-router';
import { EngineVersionDocument } from '../api/operations.js';
import { Icon } from '../parts/icon.js';
import { useParts } from '../parts-context.js';
import type { Account } from '../session/session.js';

interface Entry {
  readonly to: string;
  readonly label: string;
  readonly icon: ReactNode;
}

const FOR_ALL: readonly Entry[] = [
  { to: '/', label: 'My recordings', icon: <Icon name="recordings" /> },
  { to: '/review', label: 'To review', icon: <Icon name="review" /> },
  { to: '/webhooks', label: 'Webhooks', icon: <Icon name="webhooks" /> },
];
const FOR_ADMINS: readonly Entry[] = [
  { to: '/admin/overview', label: 'Overview', icon: <Icon name="overview" /> },
  { to: '/admin/failures', label: 'Failures', icon: <Icon name="failures" /> },
  { to: '/admin/brand-bibles', label: 'Brand Bibles', icon: <Icon name="book" /> },
  { to: '/admin/users', label: 'Users', icon: <Icon name="users" /> },
  { to: '/admin/operations', label: 'Operations', icon: <Icon name="operations" /> },
];

interface NavigationProps {
  readonly account: Account;
  /** Closes the menu of a phone. */
  readonly onNavigate: () => void;
}

/** Where one can go; the pages of admins only for admins. */
export function NavigationLinks({ account, onNavigate }: NavigationProps) {
  const { settings } = useParts();
  const { data } = useQuery(EngineVersionDocument);
  return (
    <Stack component="nav" gap={4} aria-label="Pages" onClick={onNavigate}>
      {FOR_ALL.map((entry) => (
        <Place key={entry.to} {...entry} />
      ))}
      {account.isAdmin && FOR_ADMINS.length > 0 ? (
        <>
          <Divider my="xs" label="For admins" labelPosition="left" />
          {FOR_ADMINS.map((entry) => (
            <Place key={entry.to} {...entry} />
          ))}
        </>
      ) : null}
      <Divider my="xs" label="For programs" labelPosition="left" />
      {settings.playground ? <NavLink href="/graphql" label="GraphQL playground" /> : null}
      <NavLink href="/docs" label="REST reference" />
      {data ? (
        <Text size="xs" c="dimmed" px="sm" pt="xs">
          Version {data.engineVersion}
        </Text>
      ) : null}
    </Stack>
  );
}

function Place({ to, label, icon }: Entry) {
  const active = useMatch({ path: useResolvedPath(to).pathname, end: to === '/' }) !== null;
  return <NavLink component={RouterLink} to={to} label={label} leftSection={icon} active={active} />;
}
