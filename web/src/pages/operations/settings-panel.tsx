import { useQuery } from '@apollo/client/react';
import { Badge, Box, Code, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useAddressText } from '../../parts/address-state.js';
import { Failed, Loading } from '../../parts/page-state.js';
import { SettingsInForceDocument, type SettingsInForceQuery } from './operations.js';

type Setting = SettingsInForceQuery['settings'][number];

/** Every setting of the replica that answers, without secrets. */
export function SettingsPanel() {
  const [search, , setSearch] = useAddressText('search');
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
      <Box component="ul" className="rows" p={0} m={0}>
        {settings.map((setting) => (
          <Box component="li" className="row" key={setting.name}>
            <Group justify="space-between" align="flex-start" gap="xs">
              <Box flex="1 1 320px" miw={0}>
                <Code>{setting.name}</Code>
                <Text size="xs" c="dimmed">
                  {setting.description}
                </Text>
              </Box>
              <Box flex="1 1 200px" miw={0} style={{ overflowWrap: 'anywhere' }}>
                <Value setting={setting} />
              </Box>
            </Group>
          </Box>
        ))}
      </Box>
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
