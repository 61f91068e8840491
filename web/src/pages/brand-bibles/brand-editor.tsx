import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useRef } from 'react';
import { FaultAlert } from '../../parts/fault-alert.js';
import { ApplyPanel } from './apply-panel.js';
import { ProblemList } from './problem-list.js';
import { PublishDialog } from './publish-dialog.js';
import { SourceField, type SourceFieldHandle } from './source-field.js';
import { TrialPanel } from './trial-panel.js';
import type { Brand } from './use-brands.js';
import { useSource } from './use-source.js';

interface BrandEditorProps {
  readonly brand: Brand;
  readonly onPublished: () => Promise<unknown>;
}

/** The source of the next version, with every error at its line; to try, to publish, to apply. */
export function BrandEditor({ brand, onPublished }: BrandEditorProps) {
  const { source, edited, setSource, discard, found, checking, error } = useSource(brand);
  const field = useRef<SourceFieldHandle>(null);
  const [publishing, publish] = useDisclosure();
  const problems = found?.problems ?? [];
  const usable = found !== null && problems.length === 0 && !checking;
  return (
    <Stack>
      <FaultAlert error={error} title="The source could not be checked" />
      <ProblemList problems={problems} onGo={(line) => field.current?.goTo(line)} />
      <SourceField ref={field} source={source} problems={problems} onChange={setSource} />
      <Group justify="space-between">
        <Text size="sm" c="dimmed" role="status">
          {checking ? 'Checking …' : problems.length > 0 ? `${problems.length} to correct` : 'No problems found'}
          {edited ? ' · kept in this tab until it is published' : ''}
        </Text>
        <Group gap="xs">
          {edited ? (
            <Button variant="subtle" color="gray" onClick={discard}>
              Discard changes
            </Button>
          ) : null}
          <Button disabled={!usable} onClick={publish.open}>
            Publish …
          </Button>
        </Group>
      </Group>
      <TrialPanel source={source} usable={usable} />
      <ApplyPanel brand={brand.name} version={brand.versions[0]?.version ?? 0} />
      {publishing && found?.name && found.version ? (
        <PublishDialog
          source={source}
          name={found.name}
          version={found.version}
          onClose={publish.close}
          onPublished={async () => {
            await onPublished();
            discard();
          }}
        />
      ) : null}
    </Stack>
  );
}
