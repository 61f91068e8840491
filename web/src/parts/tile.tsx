import { Anchor, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface TileProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly detail?: ReactNode;
  /** Something a person should look at. */
  readonly alarming?: boolean;
  /** Where what is counted is listed. */
  readonly to?: string;
}

/** One figure with its name. */
export function Tile({ label, value, detail, alarming = false, to }: TileProps) {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed">
        {to === undefined ? (
          label
        ) : (
          <Anchor component={Link} to={to} inherit underline="always" c="dimmed">
            {label}
          </Anchor>
        )}
      </Text>
      <Text fz={26} fw={650} lh={1.3} {...(alarming ? { c: 'var(--mantine-color-error)' } : {})}>
        {value}
      </Text>
      {detail ? (
        <Text size="xs" c="dimmed">
          {detail}
        </Text>
      ) : null}
    </Paper>
  );
}
