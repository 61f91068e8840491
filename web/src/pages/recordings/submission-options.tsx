import { NativeSelect, SimpleGrid, TextInput } from '@mantine/core';
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
  { value: '', label: 'Detect it' },
  ...LANGUAGES.map((value) => ({ value, label: NAMES.of(value) ?? value })).sort((a, b) =>
    a.label.localeCompare(b.label),
  ),
];
const SPEAKER_CHOICES = [
  { value: '', label: 'As the engine is set' },
  { value: 'off', label: 'Do not tell apart' },
  { value: 'auto', label: 'Tell apart' },
  ...[2, 3, 4, 5, 6].map((count) => ({ value: String(count), label: `${count} speakers` })),
];

interface OptionsProps {
  readonly options: UploadOptions;
  readonly onChange: (part: Partial<UploadOptions>) => void;
}

/** What is said of the next files: each may be left open. */
export function SubmissionOptions({ options, onChange }: OptionsProps) {
  return (
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
        placeholder="Your own brand"
        size="sm"
        value={options.brand ?? ''}
        onChange={(event) => onChange({ brand: event.currentTarget.value || null })}
      />
    </SimpleGrid>
  );
}
