import type { Cue } from './caption-cues.js';
import { type CaptionSource, captionCues } from './caption-cues.js';

/** SubRip. If several people speak, each cue begins with the speaker's name. Lines end in CR LF, because some players require it. */
export function toSrt(segments: readonly CaptionSource[]): string {
  const cues = captionCues(segments, srtLabel)
    .map((cue, index) => {
      const label = cue.speaker === null ? '' : srtLabel(cue.speaker);
      return `${index + 1}\n${timing(cue, ',')}\n${withoutTags(`${label}${cue.lines.join('\n')}`)}\n`;
    })
    .join('\n');
  return cues.replaceAll('\n', '\r\n');
}

/** WebVTT. If several people speak, each cue is in a voice span, which players can show or style. */
export function toWebVtt(segments: readonly CaptionSource[]): string {
  const body = captionCues(segments).map((cue) => {
    const voice = cue.speaker === null ? '' : `<v ${annotation(cue.speaker)}>`;
    return `${timing(cue, '.')}\n${voice}${cue.lines.map(escapeVtt).join('\n')}\n`;
  });
  return ['WEBVTT\n', ...body].join('\n');
}

function srtLabel(speaker: string): string {
  return `${speaker}: `;
}

/** An annotation of WebVTT ends at `>` and knows character references. */
function annotation(name: string): string {
  return escapeVtt(name.replaceAll(/\s+/g, ' '));
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

/** SubRip has no escapes: players read `<` and `{\\` as markup, and `-->` as a line of times. */
function withoutTags(text: string): string {
  return text.replaceAll('-->', '→').replaceAll('<', '‹').replaceAll('>', '›').replaceAll('{\\', '｛\\');
}

function escapeVtt(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
