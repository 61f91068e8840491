import { Text } from '@mantine/core';
import { Ago } from '../../parts/ago.js';

interface AlertTimesProps {
  /** What is said before each moment, such as `Raised` and `cleared`. */
  readonly begun: string;
  readonly ended: string;
  readonly from: string;
  readonly to: string | null | undefined;
}

/** When an alert began, and whether it has ended. */
export function AlertTimes({ begun, ended, from, to }: AlertTimesProps) {
  return (
    <Text size="sm" c="dimmed">
      {begun} <Ago at={from} />
      {to ? (
        <>
          {` · ${ended} `}
          <Ago at={to} />
        </>
      ) : (
        ' · still open'
      )}
    </Text>
  );
}
