import { Group, NativeSelect, TextInput } from '@mantine/core';
import { Icon } from '../../parts/icon.js';
import type { SearchIn } from './use-list-filter.js';

const PLACES: { value: SearchIn; label: string }[] = [
  { value: 'search', label: 'in texts' },
  { value: 'text', label: 'in names' },
];

interface SearchProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly where: SearchIn;
  readonly onWhere: (where: SearchIn) => void;
}

/** Finds recordings by words that were said or written, or by their names. */
export function SearchBox({ text, onText, where, onWhere }: SearchProps) {
  return (
    <Group gap="xs" wrap="nowrap" w={{ base: '100%', sm: 'auto' }}>
      <TextInput
        aria-label="Search my recordings"
        placeholder={where === 'search' ? 'Words that were said' : 'Beginning of the name'}
        leftSection={<Icon name="search" size={16} />}
        value={text}
        onChange={(event) => onText(event.currentTarget.value)}
        flex={1}
        miw={{ sm: 240 }}
      />
      <NativeSelect
        aria-label="Where to search"
        data={PLACES}
        value={where}
        onChange={(event) => onWhere(event.currentTarget.value as SearchIn)}
      />
    </Group>
  );
}
