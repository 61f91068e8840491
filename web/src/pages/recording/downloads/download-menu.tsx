import { Button, Menu } from '@mantine/core';
import { Icon } from '../../../parts/icon.js';
import type { RecordingJob } from '../use-recording.js';
import { type Download, useDownloads } from './use-downloads.js';

const TEXTS: readonly (readonly [Download, string])[] = [
  ['txt', 'Text (TXT)'],
  ['md', 'Markdown'],
  ['docx', 'Word (DOCX)'],
];
const CAPTIONS: readonly (readonly [Download, string])[] = [
  ['srt', 'Captions (SRT)'],
  ['vtt', 'Captions (VTT)'],
];

/** The text and the captions, to copy and to save. */
export function DownloadMenu({ job }: { readonly job: RecordingJob }) {
  const download = useDownloads(job);
  const item = ([what, label]: readonly [Download, string]) => (
    <Menu.Item key={what} onClick={() => void download(what)}>
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Icon name="download" size={16} />}>
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {job.refinedText === null ? null : (
          <>
            <Menu.Label>Refined text</Menu.Label>
            <Menu.Item leftSection={<Icon name="copy" size={16} />} onClick={() => void download('copy')}>
              Copy
            </Menu.Item>
            {TEXTS.map(item)}
          </>
        )}
        <Menu.Label>What was said</Menu.Label>
        {CAPTIONS.map(item)}
      </Menu.Dropdown>
    </Menu>
  );
}
