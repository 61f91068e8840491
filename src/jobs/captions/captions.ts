import type { Cue } from './caption-cues.js';
import { type CaptionSource, captionCues } from './caption-cues.js';

/** SubRip. */
export function toSrt(segments: readonly CaptionSource[]): string {
  return captionCues(segments)
    .map((cue, index) => `${index + 1}\n${timing(cue, ',')}\n${cue.lines.map(withoutTags).join('\n')}\n`)
    .join('\n');
}

/** WebVTT. */
export function toWebVtt(segments: readonly CaptionSource[]): string {
  const body = captionCues(segments).map((cue) => `${timing(cue, '.')}\n${cue.lines.map(escapeVtt).join('\n')}\n`);
  return ['WEBVTT\n', ...body].join('\n');
}

function timing({ startMs, endMs }: Cue, mark: string): string {
  return `${clock(startMs, mark)} --> ${clock(endMs, mark)}`;
}

function clock(ms: number, mark: string): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.floor(ms / 1000);
  const hours = two(Math.floor(whole / 3600));
  return `${hours}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}${mark}${String(ms % 1000).padStart(3, '0')}`;
}

/** SubRip has no escapes: players take `<` for markup, and `-->` for the line of times. */
function withoutTags(text: string): string {
  return text.replaceAll('-->', '→').replaceAll('<', '‹').replaceAll('>', '›');
}

function escapeVtt(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
