import { Box, Button, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';

interface PagedRowsProps<Row> {
  /** Null until the first answer. */
  readonly rows: readonly Row[] | null;
  readonly what: string;
  readonly error: unknown;
  readonly loading: boolean;
  readonly hasMore: boolean;
  readonly onMore: () => void;
  readonly onRetry: () => void;
  readonly keyOf: (row: Row) => string;
  readonly children: (row: Row) => ReactNode;
  /** What stands there when there is nothing. */
  readonly nothing: { readonly icon: ReactNode; readonly title: string; readonly text: string };
}

/** A list that is read page by page, in each of its states. */
export function PagedRows<Row>({ rows, what, error, nothing, keyOf, children, ...more }: PagedRowsProps<Row>) {
  if (rows === null) {
    return error ? <Failed what={what} error={error} onRetry={more.onRetry} /> : <Loading what={what} />;
  }
  if (rows.length === 0) {
    return (
      <Nothing icon={nothing.icon} title={nothing.title}>
        {nothing.text}
      </Nothing>
    );
  }
  return (
    <Stack gap="xs">
      <Box component="ul" className="rows" p={0} m={0}>
        {rows.map((row) => (
          <Box component="li" className="row" key={keyOf(row)}>
            {children(row)}
          </Box>
        ))}
      </Box>
      {more.hasMore ? (
        <Button variant="default" size="xs" mx="auto" loading={more.loading} onClick={more.onMore}>
          Show more
        </Button>
      ) : null}
    </Stack>
  );
}
