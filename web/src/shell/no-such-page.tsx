import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { Icon } from '../parts/icon.js';
import { Nothing } from '../parts/page-state.js';

export function NoSuchPage() {
  return (
    <Nothing
      icon={<Icon name="search" size={28} />}
      title="There is no such page"
      action={
        <Button component={Link} to="/">
          Go to the recordings
        </Button>
      }
    >
      The address may be incomplete, or the page has moved.
    </Nothing>
  );
}
