import { useApolloClient } from '@apollo/client/react';
import { ActionIcon, Button, Group, Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Icon } from '../parts/icon.js';
import { type Account, useSession } from '../session/session.js';

/** Light or dark, and who is signed in. */
export function AccountMenu({ account }: { readonly account: Account }) {
  const { supabase } = useSession();
  const apollo = useApolloClient();
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const signOut = async () => {
    await supabase.auth.signOut({ scope: 'local' });
    await apollo.clearStore();
  };
  return (
    <Group gap="xs" wrap="nowrap">
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={dark ? 'Use light colours' : 'Use dark colours'}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <Icon name="sun" /> : <Icon name="moon" />}
      </ActionIcon>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={`Account of ${account.email}`}>
            <Icon name="person" />
            <Group visibleFrom="xs" component="span" ml="xs">
              {account.email}
            </Group>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {account.email}
            {account.isAdmin ? ', admin' : ''}
          </Menu.Label>
          <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
