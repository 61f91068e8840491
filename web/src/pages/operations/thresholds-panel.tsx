import { useMutation, useQuery } from '@apollo/client/react';
import { Box, Button, Group, NumberInput, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { sentenceFor } from '../../api/fault-sentence.js';
import { Ago } from '../../parts/ago.js';
import { durationInWords } from '../../parts/duration.js';
import { Failed, Loading } from '../../parts/page-state.js';
import { Person } from '../../parts/person.js';
import { useDraft } from '../../session/drafts.js';
import { SetThresholdDocument, ThresholdsDocument, type ThresholdsQuery } from './operations.js';
import { ruleInWords } from './rules-in-words.js';

export type Threshold = ThresholdsQuery['alertThresholds'][number];

const UNITS = { PERCENT: ' %', SECONDS: ' s', DAYS: ' days' } as const;

/** When each rule raises an alert; a change applies to every replica. */
export function ThresholdsPanel() {
  const { data, error, refetch } = useQuery(ThresholdsDocument, { fetchPolicy: 'cache-and-network' });
  if (!data) {
    return error ? (
      <Failed what="the thresholds" error={error} onRetry={() => void refetch()} />
    ) : (
      <Loading what="the thresholds" />
    );
  }
  return (
    <Stack gap="xs" component="section" aria-label="Thresholds">
      <Title order={2} size="h5">
        Thresholds
      </Title>
      <Text size="sm" c="dimmed">
        Every replica uses a new threshold within 30 seconds. 0 turns the alert off.
      </Text>
      <Box component="ul" className="rows" p={0} m={0}>
        {data.alertThresholds.map((threshold) => (
          <ThresholdRow key={`${threshold.rule} ${threshold.subject} ${threshold.threshold}`} threshold={threshold} />
        ))}
      </Box>
    </Stack>
  );
}

/** A value as it reads: seconds as a duration. */
function inUnit(value: number, unit: Threshold['unit']): string {
  return unit === 'SECONDS' ? durationInWords(value) : `${value}${UNITS[unit]}`;
}

/** Without an id, the answer of a change does not reach the list by itself. */
const AGAIN = { refetchQueries: [ThresholdsDocument], awaitRefetchQueries: true };

function ThresholdRow({ threshold: { rule, subject, unit, ...shown } }: { readonly threshold: Threshold }) {
  const [typed, setTyped, clearTyped] = useDraft(`threshold:${rule}:${subject}`);
  const value = typed ?? String(shown.threshold);
  const [set, { loading }] = useMutation(SetThresholdDocument, {
    ...AGAIN,
    onCompleted: clearTyped,
    onError: (error) =>
      notifications.show({ color: 'red', title: 'The threshold was not set', message: sentenceFor(error) }),
  });
  const change = (next: number | null) => void set({ variables: { rule, subject: subject || null, threshold: next } });
  const name = ruleInWords(rule, subject);
  const changed = value !== String(shown.threshold) && value !== '';
  return (
    <Box component="li" className="row">
      <Group justify="space-between" align="flex-start">
        <Box flex="1 1 260px" miw={0}>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {shown.changedAt && shown.changedBy ? (
              <>
                Set by <Person actor={shown.changedBy} /> <Ago at={shown.changedAt} />; the settings say{' '}
                {inUnit(shown.configured, unit)}
              </>
            ) : (
              `As the settings say: ${inUnit(shown.configured, unit)}`
            )}
          </Text>
        </Box>
        <Group gap="xs">
          {shown.changedAt && !changed ? (
            <Button size="xs" variant="default" loading={loading} onClick={() => change(null)}>
              Use the setting
            </Button>
          ) : null}
          {changed ? (
            <Button size="xs" loading={loading} onClick={() => change(Number(value))}>
              Set
            </Button>
          ) : null}
          <NumberInput
            size="xs"
            w={140}
            aria-label={`Threshold: ${name}`}
            value={value}
            onChange={(next) => setTyped(String(next))}
            min={0}
            max={shown.largest}
            allowDecimal={false}
            suffix={UNITS[unit]}
          />
        </Group>
      </Group>
    </Box>
  );
}
