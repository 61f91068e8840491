import { useQuery } from '@apollo/client/react';
import { Badge, Code, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Failed, Loading } from '../../parts/page-state.js';
import { SettingsInForceDocument, type SettingsInForceQuery } from './operations.js';

type Setting = SettingsInForceQuery['settings'][number];

/** Every setting of the replica that answers, without secrets. */
export function SettingsPanel() {
  const [search, setSearch] = useState('');
  const { data, error, refetch } = useQuery(SettingsInForceDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) {
    return error ? (
      <Failed what="the settings" error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="the settings" />
    );
  }
  const wanted = search.trim().toLowerCase();
  const shown = data.settings.filter(({ name, description }) =>
    `${name} ${description}`.toLowerCase().includes(wanted),
  );
  const sections = Map.groupBy(shown, ({ section }) => section);
  return (
    <Stack>
      <TextInput
        label="Find a setting"
        maw={360}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {[...sections].map(([section, settings]) => (
        <Section key={section} title={section} settings={settings} />
      ))}
    </Stack>
  );
}

function Section({ title, settings }: { readonly title: string; readonly settings: readonly Setting[] }) {
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" mb="xs">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Setting</Table.Th>
              <Table.Th>Value</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {settings.map((setting) => (
              <Table.Tr key={setting.name}>
                <Table.Td maw={360}>
                  <Code>{setting.name}</Code>
                  <Text size="xs" c="dimmed">
                    {setting.description}
                  </Text>
                </Table.Td>
                <Table.Td>
                  <Value setting={setting} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Value({ setting: { value, set, secret } }: { readonly setting: Setting }) {
  if (secret) return <Text size="sm">{set ? 'set, not shown' : 'not set'}</Text>;
  return (
    <Text size="sm" component="span">
      {value ?? '–'}{' '}
      {set ? (
        <Badge size="xs" variant="light" tt="none">
          set
        </Badge>
      ) : null}
    </Text>
  );
}
