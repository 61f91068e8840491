type Fields = Readonly<Record<string, unknown>>;

const CLOCK = /(?:(\d{1,3}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?/;
const CUE = new RegExp(String.raw`^\s*[[(]?\s*(${CLOCK.source})\s*-->\s*(${CLOCK.source})[^\]\n)]*[\])]?(.*)$`);

function secondsOf(clock: string): number {
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = CLOCK.exec(clock) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${fraction}`);
}

/** `00:00:03,000` in seconds; null if it is not a clock. */
export function secondsOfClock(said: string): number | null {
  return new RegExp(`^${CLOCK.source}$`).test(said.trim()) ? secondsOf(said) : null;
}

/**
 * The segments of a text with time stamps: SRT, VTT, or whisper.cpp's lines `[00:00:00.000 --> 00:00:03.000]  text`. Null if it does not begin
 * like one.
 */
export function readTimedLines(text: string): Fields[] | null {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const first = lines.find((line) => line.trim() !== '' && !/^(WEBVTT\b|NOTE\b|\d+\s*$)/.test(line.trim()));
  if (first === undefined || !CUE.test(first)) return null;
  const segments: { start: number; end: number; text: string }[] = [];
  for (const [at, line] of lines.entries()) {
    const cue = CUE.exec(line);
    if (cue !== null) {
      segments.push({ start: secondsOf(cue[1] ?? ''), end: secondsOf(cue[6] ?? ''), text: cue[11] ?? '' });
      continue;
    }
    const number = /^\s*\d+\s*$/.test(line) && CUE.test(lines[at + 1] ?? '');
    const current = segments.at(-1);
    if (current !== undefined && !number && line.trim() !== '') current.text += ` ${line.trim()}`;
  }
  return segments;
}
