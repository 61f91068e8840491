import { randomBytes } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { foreignFormat } from '../../pipeline/transcribing/audio/foreign-formats.js';
import { Fault } from '../../platform/fault.js';

/** A file that may be a recording. */
export interface Recording {
  readonly path: string;
  readonly bytes: number;
  readonly contentType: string;
  /** Its name in the bucket and of the job: that of the file, with random letters so that the same file can be submitted again. */
  readonly key: string;
}

const HEAD_BYTES = 4_096;
/** Longest part of a file's name that is kept. */
const LONGEST_STEM = 80;

/** Media types by the end of a name; the engine itself looks at the content. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.aac': 'audio/aac',
  '.aif': 'audio/aiff',
  '.aiff': 'audio/aiff',
  '.amr': 'audio/amr',
  '.flac': 'audio/flac',
  '.m4a': 'audio/mp4',
  '.mkv': 'video/x-matroska',
  '.mov': 'video/quicktime',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.webm': 'audio/webm',
  '.wma': 'audio/x-ms-wma',
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EACCES: 'You may not read it',
  EPERM: 'You may not read it',
};

/**
 * Looks at a file before it is uploaded.
 * @throws Fault AUDIO_UNREADABLE if it is surely no recording: missing, empty, a folder, a text, or a format that the engine does not decode
 */
export async function recordingAt(path: string): Promise<Recording> {
  const no = (why: string) => new Fault('AUDIO_UNREADABLE', `${why}.`);
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw no(REASONS[error.code ?? ''] ?? `It cannot be read (${error.code})`);
  });
  if (found.isDirectory()) throw no(`It is a folder. Name the files in it: ${path.replace(/\/+$/, '')}/*`);
  if (!found.isFile()) throw no('It is not a file');
  if (found.size === 0) throw no('It is empty');
  await open(path).then(
    async (file) => {
      const head = Buffer.alloc(HEAD_BYTES);
      const { bytesRead } = await file.read(head, 0, HEAD_BYTES, 0).finally(() => file.close());
      if (isText(head.subarray(0, bytesRead))) throw no('It is a text file, not a recording');
    },
    (error: NodeJS.ErrnoException) => {
      throw no(REASONS[error.code ?? ''] ?? `It cannot be read (${error.code})`);
    },
  );
  const format = foreignFormat(path);
  if (format !== null && format.demuxer === undefined) {
    throw no(`It is ${format.name}, which the engine does not decode. Export it as MP3 or WAV`);
  }
  const contentType = MEDIA_TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return { path, bytes: found.size, contentType, key: keyOf(path) };
}

/** Whether these bytes are letters, digits and marks alone; no recording's first bytes are. */
function isText(head: Buffer): boolean {
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return false;
  try {
    // The last character may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** Storage takes letters, digits and a few marks. */
function keyOf(path: string): string {
  const end = extname(path);
  const stem = basename(path, end)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST_STEM);
  return `${stem || 'recording'}-${randomBytes(4).toString('hex')}${end.replace(/[^\w.]/g, '').slice(0, 10)}`;
}
