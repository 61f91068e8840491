import { Box, Button, NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { UploadOptions } from '../../uploads/upload-queue.js';

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'da',
  'no',
  'fi',
  'cs',
  'tr',
  'uk',
  'ru',
  'ar',
  'hi',
  'ja',
  'ko',
  'zh',
];
const NAMES = new Intl.DisplayNames('en', { type: 'language' });
const LANGUAGE_CHOICES = [
  { value: '', label: 'Detected automatically' },
  ...LANGUAGES.map((value) => ({ value, label: NAMES.of(value) ?? value })).sort((a, b) =>
    a.label.localeCompare(b.label),
  ),
];
const SPEAKER_CHOICES = [
  { value: '', label: 'Default' },
  { value: 'off', label: 'No speaker labels' },
  { value: 'auto', label: 'Detect the number' },
  ...[2, 3, 4, 5, 6].map((count) => ({ value: String(count), label: `${count} speakers` })),
];

interface OptionsProps {
  readonly options: UploadOptions;
  readonly onChange: (part: Partial<UploadOptions>) => void;
}

/** What is said of the next files: each may be left open. */
export function SubmissionOptions({ options, onChange }: OptionsProps) {
  const [open, { toggle }] = useDisclosure();
  const fields = (
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
      <NativeSelect
        label="Language"
        size="sm"
        data={LANGUAGE_CHOICES}
        value={options.language ?? ''}
        onChange={(event) => onChange({ language: event.currentTarget.value || null })}
      />
      <NativeSelect
        label="Speakers"
        size="sm"
        data={SPEAKER_CHOICES}
        value={options.speakers ?? ''}
        onChange={(event) => onChange({ speakers: event.currentTarget.value || null })}
      />
      <TextInput
        label="Brand"
        placeholder="Your usual brand"
        size="sm"
        value={options.brand ?? ''}
        onChange={(event) => onChange({ brand: event.currentTarget.value || null })}
      />
    </SimpleGrid>
  );
  return (
    <>
      <Box visibleFrom="xs">{fields}</Box>
      <Box hiddenFrom="xs">
        <Button size="compact-sm" variant="subtle" aria-expanded={open} onClick={toggle}>
          Language, speakers, brand
        </Button>
        {open ? <Box mt="xs">{fields}</Box> : null}
      </Box>
    </>
  );
}
