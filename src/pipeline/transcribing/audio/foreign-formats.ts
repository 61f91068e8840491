import { FileWindow } from './file-window.js';
import { hasFramesBehind, isGsm, isLoas, isTransportStream, SIGN_BYTES } from './frame-signs.js';

/** How a format is recognised: bytes at an offset, as Latin-1. */
type Signature = readonly [offset: number, bytes: string];

interface Known {
  /** Short name for people. */
  readonly name: string;
  readonly signatures: readonly Signature[];
  /** Name of libav's demuxer; absent: the engine does not decode it. */
  readonly demuxer?: string;
  /** The own reader knows it too, and is asked first. */
  readonly own?: true;
}

/**
 * Formats by their first bytes, which decide what libav is asked to open: it never guesses, and never reads a playlist. From the formats' own
 * specifications. Those without a demuxer are known so that a refusal can name them.
 */
const KNOWN: readonly Known[] = [
  { name: 'AMR', demuxer: 'amr', signatures: [[0, '#!AMR']] },
  {
    name: 'AIFF',
    demuxer: 'aiff',
    signatures: [
      [8, 'AIFF'],
      [8, 'AIFC'],
    ],
  },
  { name: 'CAF', demuxer: 'caf', signatures: [[0, 'caff']] },
  { name: 'WMA', demuxer: 'asf', signatures: [[0, '\x30\x26\xb2\x75\x8e\x66\xcf\x11']] },
  { name: 'AVI', demuxer: 'avi', signatures: [[8, 'AVI ']] },
  { name: 'FLV', demuxer: 'flv', signatures: [[0, 'FLV\x01']] },
  { name: 'WAV', demuxer: 'wav', own: true, signatures: [[8, 'WAVE']] },
  { name: 'Wave64', demuxer: 'w64', signatures: [[0, 'riff\x2e\x91\xcf\x11']] },
  { name: 'FLAC', demuxer: 'flac', own: true, signatures: [[0, 'fLaC']] },
  { name: 'Ogg', demuxer: 'ogg', own: true, signatures: [[0, 'OggS']] },
  { name: 'AU', demuxer: 'au', signatures: [[0, '.snd']] },
  {
    name: 'SoX',
    demuxer: 'sox',
    signatures: [
      [0, '.SoX'],
      [0, 'XoS.'],
    ],
  },
  {
    name: 'IRCAM',
    demuxer: 'ircam',
    // The second byte is the machine's that wrote it.
    signatures: [
      '\x64\xa3\x01',
      '\x64\xa3\x02',
      '\x64\xa3\x03',
      '\x64\xa3\x04',
      '\0\x01\xa3\x64',
      '\0\x02\xa3\x64',
    ].map((bytes): Signature => [0, bytes]),
  },
  { name: 'NIST SPHERE', demuxer: 'nistsphere', signatures: [[0, 'NIST_1A\n']] },
  { name: 'WavPack', demuxer: 'wv', signatures: [[0, 'wvpk']] },
  { name: 'True Audio', demuxer: 'tta', signatures: [[0, 'TTA1']] },
  { name: 'Matroska', demuxer: 'matroska', own: true, signatures: [[0, '\x1a\x45\xdf\xa3']] },
  {
    name: 'a protected audiobook of Audible',
    signatures: [
      [4, 'ftypaax'],
      [4, 'ftypaaxc'],
    ],
  },
  {
    name: 'a picture',
    signatures: ['heic', 'heix', 'mif1', 'avif', 'crx '].map((brand): Signature => [4, `ftyp${brand}`]),
  },
  {
    name: 'MP4',
    demuxer: 'mov',
    own: true,
    signatures: [
      [4, 'ftyp'],
      [4, 'moov'],
      [4, 'mdat'],
      [4, 'wide'],
      [4, 'free'],
      [4, 'skip'],
      [4, 'pnot'],
    ],
  },
  { name: 'a later piece of a WebM recording without its beginning', signatures: [[0, '\x1f\x43\xb6\x75']] },
  {
    name: 'a later piece of an MP4 recording without its beginning',
    signatures: [
      [4, 'styp'],
      [4, 'moof'],
    ],
  },
  { name: 'MPEG', demuxer: 'mpeg', signatures: [[0, '\x00\x00\x01\xba']] },
  { name: 'MXF', demuxer: 'mxf', signatures: [[0, '\x06\x0e\x2b\x34\x02\x05\x01\x01\x0d\x01\x02']] },
  { name: 'Creative Voice', demuxer: 'voc', signatures: [[0, 'Creative Voice File\x1a']] },
  { name: 'DTS', demuxer: 'dts', signatures: [[0, '\x7f\xfe\x80\x01']] },
  {
    name: 'RealMedia',
    signatures: [
      [0, '.RMF'],
      [0, '.ra\xfd'],
    ],
  },
  { name: "Monkey's Audio", signatures: [[0, 'MAC ']] },
  {
    name: 'Musepack',
    signatures: [
      [0, 'MPCK'],
      [0, 'MP+'],
    ],
  },
  {
    name: 'DSD',
    signatures: [
      [0, 'DSD '],
      [0, 'FRM8'],
    ],
  },
  {
    name: 'a dictation in DSS',
    signatures: [
      [0, '\x02dss'],
      [0, '\x03dss'],
      [0, '\x03ds2'],
      [0, '\x07ds2'],
    ],
  },
  { name: 'a recording of a Sony voice recorder (DVF, MSV)', signatures: [[0, 'MS_VOICE']] },
  {
    name: 'a voice message of WeChat or QQ (SILK)',
    signatures: [
      [0, '#!SILK'],
      [1, '#!SILK'],
    ],
  },
  { name: 'iLBC', signatures: [[0, '#!iLBC']] },
  { name: 'EVRC', signatures: [[0, '#!EVRC']] },
  { name: 'QCP', signatures: [[8, 'QLCM']] },
  { name: 'ATRAC', signatures: ['EA3', 'ea3'].map((bytes): Signature => [0, bytes]) },
  { name: 'Shorten', signatures: [[0, 'ajkg']] },
  { name: 'a ringtone of a phone (MMF)', signatures: [[0, 'MMMD']] },
  { name: 'Flash', signatures: ['FWS', 'CWS', 'ZWS'].map((bytes): Signature => [0, bytes]) },
  { name: 'a TV recording of Windows (WTV)', signatures: [[0, '\xb7\xd8\x00\x20\x37\x49\xda\x11']] },
  { name: 'Dolby TrueHD', signatures: [[4, '\xf8\x72\x6f']] },
  { name: 'MIDI', signatures: [[0, 'MThd']] },
  {
    name: 'a playlist',
    signatures: [
      [0, '#EXTM3U'],
      [0, '[playlist]'],
      [0, 'ffconcat'],
    ],
  },
  { name: 'captions', signatures: [[0, 'WEBVTT']] },
  { name: 'a text document (RTF)', signatures: [[0, '{\\rtf']] },
  { name: 'a PDF document', signatures: [[0, '%PDF']] },
  { name: 'a ZIP archive', signatures: [[0, 'PK\x03\x04']] },
  { name: 'a gzip archive', signatures: [[0, '\x1f\x8b\x08']] },
  {
    name: 'an archive',
    signatures: [
      [0, '7z\xbc\xaf\x27\x1c'],
      [0, 'Rar!\x1a\x07'],
      [257, 'ustar'],
    ],
  },
  { name: 'a database, perhaps a project of Audacity', signatures: [[0, 'SQLite format 3\0']] },
  { name: 'a document of Office', signatures: [[0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']] },
  { name: 'the companion that macOS keeps beside a file', signatures: [[0, '\x00\x05\x16\x07']] },
  { name: 'a pointer of Git LFS', signatures: [[0, 'version https://git-lfs']] },
  {
    name: "a server's answer",
    signatures: [
      [0, '{"'],
      [0, '<?xml'],
    ],
  },
  {
    name: 'the address of a recording instead of its content',
    signatures: ['file://', 'content://', 'blob:http', 'ph://', '[InternetShortcut]'].map(
      (bytes): Signature => [0, bytes],
    ),
  },
  { name: 'the name of a JavaScript object instead of its content', signatures: [[0, '[object ']] },
  { name: 'a property list, perhaps the placeholder of a recording in iCloud', signatures: [[0, 'bplist00']] },
  {
    name: 'a form that a browser sent, without a recording that can be found in it',
    signatures: [[0, '------WebKitFormBoundary']],
  },
  { name: 'a PNG picture', signatures: [[0, '\x89PNG']] },
  { name: 'a JPEG picture', signatures: [[0, '\xff\xd8\xff']] },
  {
    name: 'an HTML page',
    signatures: [
      [0, '<!doctype html'],
      [0, '<!DOCTYPE html'],
      [0, '<html'],
    ],
  },
];

/** AC-3 and E-AC-3 differ in the version, in their sixth byte. */
const E_AC_3 = 11;

/** What a file is, by its first bytes; null: none of the known formats. */
export function foreignFormat(path: string): Omit<Known, 'signatures'> | null {
  const file = new FileWindow(path);
  try {
    const head = file.at(0, SIGN_BYTES);
    const text = head.toString('latin1');
    const known = KNOWN.find(({ signatures }) => signatures.some(([at, bytes]) => text.startsWith(bytes, at)));
    if (known !== undefined) return known;
    if (isTransportStream(head)) return { name: 'MPEG-TS', demuxer: 'mpegts' };
    if (isLoas(head)) return { name: 'AAC in LATM', demuxer: 'loas' };
    if (isGsm(head)) return { name: 'GSM', demuxer: 'gsm' };
    if (head.length < 6) return null;
    if (head.readUInt16BE(0) !== 0x0b77)
      return hasFramesBehind(file) ? { name: 'MP3', demuxer: 'mp3', own: true } : null;
    const enhanced = (head[5] as number) >> 3 >= E_AC_3;
    return enhanced ? { name: 'E-AC-3', demuxer: 'eac3' } : { name: 'AC-3', demuxer: 'ac3' };
  } finally {
    file.close();
  }
}
