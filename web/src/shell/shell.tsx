import { AppShell, Box, Burger, Group, ScrollArea, Text } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { useRef } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Loading } from '../parts/page-state.js';
import { useSession } from '../session/session.js';
import { UploadsProvider } from '../uploads/uploads.js';
import { AccountMenu } from './account-menu.js';
import { ConnectionNotice } from './connection-notice.js';
import { LiveChanges } from './live-changes.js';
import { NavigationLinks } from './navigation-links.js';

/** The frame of every page that somebody who has signed in sees. */
export function Shell() {
  const { account } = useSession();
  const [opened, { toggle, close }] = useDisclosure();
  const burger = useRef<HTMLButtonElement>(null);
  const leave = () => {
    if (!opened) return;
    close();
    burger.current?.focus();
  };
  useHotkeys([['Escape', leave]]);
  const { pathname, search } = useLocation();
  if (account === undefined) return <Loading what="your session" />;
  if (account === null) return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 224, breakpoint: 'sm', collapsed: { mobile: !opened } }}
      padding={{ base: 'md', md: 'lg' }}
    >
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger
              ref={burger}
              opened={opened}
              onClick={toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label="Menu"
              aria-expanded={opened}
              aria-controls="pages"
            />
            <Text fw={700} truncate>
              Evolution Studios
            </Text>
          </Group>
          <AccountMenu account={account} />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" id="pages" className="pages" data-closed={!opened || undefined}>
        <AppShell.Section grow component={ScrollArea}>
          <NavigationLinks account={account} onNavigate={close} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="main" tabIndex={-1}>
        <Notifications position="bottom-right" limit={4} />
        <ConnectionNotice />
        <LiveChanges account={account} />
        <UploadsProvider account={account}>
          <Box maw={1440} mx="auto">
            <Outlet />
          </Box>
        </UploadsProvider>
      </AppShell.Main>
    </AppShell>
  );
}
