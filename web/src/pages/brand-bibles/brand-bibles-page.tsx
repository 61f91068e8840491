import { Badge, Group, NativeSelect, Stack, Tabs, Title } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { BrandEditor } from './brand-editor.js';
import { NewBrandButton } from './new-brand-button.js';
import { type Brand, useBrands } from './use-brands.js';
import { VersionsPanel } from './versions-panel.js';

/** The rules of each brand: edit them with every error shown, try them on stored transcripts, publish and apply them. */
export function BrandBiblesPage() {
  const { brands, error, reload } = useBrands();
  const [search, setSearch] = useSearchParams();
  const retry = () => void reload();
  if (brands === null) {
    return error ? (
      <Failed what="the Brand Bibles" error={error} onRetry={retry} />
    ) : (
      <Loading what="the Brand Bibles" />
    );
  }
  const named = search.get('brand');
  const brand = brands.find(({ name }) => name === named) ?? (named === null ? brands[0] : newBrand(named));
  const open = (name: string) => setSearch({ brand: name });
  return (
    <Stack gap="lg">
      <title>Brand Bibles · Evolution Studios</title>
      <Group justify="space-between">
        <Title order={1} size="h2">
          Brand Bibles
        </Title>
        <Group gap="xs">
          <NativeSelect
            aria-label="Brand"
            data={[...new Set([...brands.map(({ name }) => name), ...(brand ? [brand.name] : [])])]}
            value={brand?.name ?? ''}
            onChange={(event) => open(event.currentTarget.value)}
          />
          <NewBrandButton onNamed={open} />
        </Group>
      </Group>
      {error ? <Failed what="the newest versions" error={error} onRetry={retry} /> : null}
      {brand ? <BrandTabs key={brand.name} brand={brand} onPublished={reload} /> : <NoBrand />}
    </Stack>
  );
}

function NoBrand() {
  return (
    <Nothing icon={<Icon name="book" size={28} />} title="No Brand Bible yet">
      Texts are refined by the engine&apos;s own rules. Press New brand, and write how your studio speaks.
    </Nothing>
  );
}

interface BrandTabsProps {
  readonly brand: Brand;
  readonly onPublished: () => Promise<unknown>;
}

function BrandTabs({ brand, onPublished }: BrandTabsProps) {
  const stored = brand.versions.filter(({ publishedAt }) => publishedAt !== '');
  return (
    <Tabs defaultValue="edit" keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="edit">Edit</Tabs.Tab>
        <Tabs.Tab
          value="versions"
          rightSection={
            <Badge size="xs" variant="light" color="gray">
              {stored.length}
            </Badge>
          }
        >
          Versions
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="edit" pt="md">
        <BrandEditor brand={brand} onPublished={onPublished} />
      </Tabs.Panel>
      <Tabs.Panel value="versions" pt="md">
        <VersionsPanel brand={brand.name} versions={stored} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** A brand that nobody has published yet begins with the sections that it may have. */
function newBrand(name: string): Brand {
  const source = `---\nname: ${name}\nversion: 0\n---\n# ${name}\n\n## Voice\n\n- \n\n## Glossary\n\n| Term | Heard as | Notes |\n|---|---|---|\n`;
  const version = { name, version: 0, active: false, note: null, publishedAt: '', publishedBy: '', source };
  return { name, versions: [version] };
}
