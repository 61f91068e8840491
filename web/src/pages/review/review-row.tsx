import { Anchor, Box, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Ago } from '../../parts/ago.js';
import { recordingName } from '../../parts/recording-name.js';
import { VerdictBadge } from '../../parts/status.js';
import { DecisionButtons } from '../../review/decision-buttons.js';
import { type ReviewItem, reasonOf } from './use-to-review.js';

interface RowProps {
  readonly item: ReviewItem;
  readonly onDecided: () => void;
}

/** One text with the heaviest reason to look at it. */
export function ReviewRow({ item, onDecided }: RowProps) {
  const { jobId, createdAt, brand, verdict } = item;
  const current = item.refinements.find((each) => each.current);
  const findings = current?.findings.length ?? 0;
  return (
    <Box component="li" className="row">
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
        <Box miw={0}>
          <Anchor component={Link} to={`/recordings/${jobId}`} fw={600}>
            {recordingName(item)}
          </Anchor>
          <Text size="sm" c="dimmed">
            <Ago at={createdAt} />
            {brand ? ` · ${brand}` : ''}
            {findings > 0 ? ` · ${findings} ${findings === 1 ? 'finding' : 'findings'}` : ''}
          </Text>
        </Box>
        {verdict ? <VerdictBadge verdict={verdict} /> : null}
      </Group>
      <Text size="sm" my={4}>
        {reasonOf(item)}
      </Text>
      <DecisionButtons jobId={jobId} version={current?.version} onDecided={onDecided} />
    </Box>
  );
}
