/** A stretch of speech in seconds. */
export interface CaptionSource {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Cue {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** The usual limits of broadcasters' style guides: 42 characters a line, two lines a cue. */
const LINE_CHARACTERS = 42;
const LINES = 2;
/** A cue shows for a second at least where the next one leaves room. */
const SHORTEST_SECONDS = 1;

/** SubRip. */
export function toSrt(segments: readonly CaptionSource[]): string {
  return cues(segments)
    .map((cue, index) => `${index + 1}\n${clock(cue.start, ',')} --> ${clock(cue.end, ',')}\n${cue.lines.join('\n')}\n`)
    .join('\n');
}

/** WebVTT. */
export function toWebVtt(segments: readonly CaptionSource[]): string {
  const body = cues(segments).map(
    (cue) => `${clock(cue.start, '.')} --> ${clock(cue.end, '.')}\n${cue.lines.map(escapeVtt).join('\n')}\n`,
  );
  return ['WEBVTT\n', ...body].join('\n');
}

/** Cuts segments into cues of two lines, sharing a segment's time by the length of the text; cues never overlap. */
function cues(segments: readonly CaptionSource[]): readonly Cue[] {
  const all: Cue[] = [];
  for (const segment of [...segments].sort((a, b) => a.start - b.start)) {
    const lines = wrap(segment.text);
    const total = lines.reduce((sum, line) => sum + line.length, 0);
    let shown = 0;
    for (let from = 0; from < lines.length; from += LINES) {
      const part = lines.slice(from, from + LINES);
      const length = part.reduce((sum, line) => sum + line.length, 0);
      const at = (share: number) => segment.start + (segment.end - segment.start) * share;
      all.push({ start: at(shown / total), end: at((shown + length) / total), lines: part });
      shown += length;
    }
  }
  return all.map((cue, index) => {
    const next = all[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    return {
      ...cue,
      end: Math.max(cue.start + 0.001, Math.min(next, Math.max(cue.end, cue.start + SHORTEST_SECONDS))),
    };
  });
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line !== '' && line.length + 1 + word.length > LINE_CHARACTERS) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function clock(seconds: number, mark: string): string {
  const ms = Math.max(0, Math.round(seconds * 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.floor(ms / 1000);
  const hours = two(Math.floor(whole / 3600));
  return `${hours}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${mark}${String(ms % 1000).padStart(3, '0')}`;
}

function escapeVtt(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
