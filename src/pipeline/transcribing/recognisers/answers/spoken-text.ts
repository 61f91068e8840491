import { decodedText } from '../../../providers/decoded-text.js';
import { finalChannel, withoutReasoning } from '../../../providers/machine-text.js';

/** Special tokens of Whisper, SenseVoice and chat templates: `<|startoftranscript|>`, `<|0.00|>`, `<|en|>`, `</s>`, `[_BEG_]`, `[_TT_150]`. */
const TOKENS =
  /<\|[^|<>]{0,60}\|>|<｜[^<>｜]{1,40}｜>|<\/?s>|<(?:unk|pad|bos|eos|sil|noise|asr_text)>|\[_[A-Z]{2,4}_(?:\d+)?\]/gi;
/** What was said before, which Whisper repeats in front of the text. */
const BEFORE = /<\|startofprev\|>(?:(?!<\|startofprev\|>).)*?(?=<\|startoftranscript\|>)/gis;
/** Marks of captions. */
const MARKUP = /<\/?(?:i|b|u|em|strong|font|v|c|p|div|span)(?:[ .][^<>\n]{0,60})?>/gi;
const LINE_BREAK = /<br[ /]{0,3}>|<\/p>/gi;
/** WhisperX and similar servers begin a line with the label of its speaker. */
const LABEL = /(^|\n)[ \t]*\[?SPEAKER[_ ]\d{1,3}\]?:[ \t]*|\[S\d{1,2}\]/g;
/** Qwen's recognisers name the language before the text. */
const LANGUAGE_LABEL = /^\s*language\s+[\p{L}, ]{1,40}<asr_text>/iu;
/** `00:00:03.000`, `0:03`, `1:02:03,5`. */
const CLOCK = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`;
/** `[00:00.000 --> 00:03.000]`, `(0:00 - 0:03)`, and the same without brackets; a single clock counts in square brackets alone. */
const STAMPS = new RegExp(
  String.raw`\[\s*${CLOCK}\s*\]|[[(]\s*${CLOCK}\s*(?:-->|->|-|–|to)\s*${CLOCK}\s*[\])]|${CLOCK}\s*-->\s*${CLOCK}|\[\s*\d+(?:\.\d+)?s?\s*(?:(?:-->|->|-|–)\s*\d+(?:\.\d+)?s?\s*)?\]`,
  'g',
);
/** Nobody speaks a square bracket: `[BLANK_AUDIO]`, `[ Silence ]`, `[Speaker 1]`, `[music playing]`. */
const SQUARE = /(^|[\s.,!?…"'])\[[^[\]\n]{1,50}\](?=$|[\s.,:;!?…"'])/gu;
/** The same in the brackets of East Asian scripts. */
const WIDE = /【[^【】\n]{1,50}】|［[^［］\n]{1,50}］/gu;
/** The same between stars, and notes around sung words. */
const STARS = /(^|\s)\*{1,2}[\p{L}_ -]{2,40}\*{1,2}(?=$|[\s.,!?])/gu;
const NOTES = /[♪♫🎵🎶]+/gu;
/** Round brackets can belong to a text; these name a sound. In the languages in which Whisper was seen to write them. */
const SOUNDS = [
  'blank[_ ]?audio|no (?:audio|speech|sound|dialogue)|silen(?:ce|t)|inaudible|unintelligible|indistinct|crosstalk|foreign(?: language)?',
  'speak(?:s|ing)(?: in)?(?: a)?(?: foreign language| \\p{L}+)?|background noise|noise|static|wind(?: blowing| howling)?|pause[sd]?',
  '(?:\\p{L}+ ){0,3}music(?: (?:plays|playing|fades(?: out)?|continues|starts|stops|ends|swells|in(?: the)? background))?|(?:\\p{L}+ )?(?:applause|applauding|laugh(?:s|ter|ing)?|chuckl(?:es|ing)|giggl(?:es|ing)|cheer(?:s|ing)|chatter(?:ing)?)',
  '(?:\\p{L}+ )?(?:cough(?:s|ing)?|sigh(?:s|ing)?|sniff(?:s|ing)?|sneez(?:es|ing)|breath(?:es|ing)|gasp(?:s|ing)?|groan(?:s|ing)?|clears? throat|throat clearing)',
  '(?:\\p{L}+ )?(?:beep(?:s|ing)?|buzz(?:es|ing)?|click(?:s|ing)?|typing|clapping|footsteps|phone ring(?:s|ing)|door (?:opens|closes)|engine \\p{L}+|bird(?:s)? chirp(?:s|ing))',
  'stille|musik|applaus|lachen|gelächter|husten|musique|silence|rires?|applaudissements|toux|música|silencio|risas|aplausos|tos|musica|silenzio|risate|applausi|muziek|gelach|applaus',
  '音乐|音樂|音楽|掌声|掌聲|笑声|笑聲|拍手|笑|沈黙|無音|음악|박수|웃음|музыка|тишина|смех|аплодисменты',
].join('|');
const ROUND = new RegExp(String.raw`[({（]\s*(?:${SOUNDS})\s*[)}）]`, 'giu');
/** A clock in round brackets belongs to a text where there is one, and is a time stamp where there are several. */
const ROUND_CLOCKS = new RegExp(String.raw`\(\s*${CLOCK}\s*\)`, 'g');
/** A time or a span of time before a line, where all lines have one. */
const LINE_CLOCK = new RegExp(String.raw`^[ \t]*${CLOCK}(?:[ \t]*(?:-|–)[ \t]*${CLOCK})?[ \t]*:?[ \t]+`);
/** Fences of Markdown, and what a chat model says before a transcript. */
const FENCE = /^[ \t]*`{3,}[\w-]{0,20}[ \t]*$/gm;
const REMARK =
  /^\s*(?:sure[!,.]?\s{0,5})?here(?:'s| is) the (?:full |complete )?transcript(?:ion)?(?: of [^:\n]{1,60})?:[ \t]*\n/i;
/** Subtitles mark a change of speaker so. */
const CHANGE_OF_SPEAKER = /(^|\n)[^\S\n]*>{2,3}\s*/g;

/**
 * A recognised text without what the machine writes for itself or about the sound: special tokens, time stamps, tags of silence, music and noise,
 * speaker marks, reasoning, encodings that nobody decoded. Empty if there was nothing else: then nobody spoke.
 */
export function spokenText(said: string): string {
  const text = decodedText(said);
  if (
    !/[<[({*♪♫🎵🎶>（【［◁]|-->|assistant\s*final|SPEAKER[_ ]\d|`{3}|^\s*\d{1,3}:\d\d|transcript(?:ion)?[^\n]{0,60}:/iu.test(
      text,
    )
  )
    return text.trim();
  const bare = text.replace(FENCE, '').replace(REMARK, '').replace(LANGUAGE_LABEL, '');
  const answer = withoutClocks(withoutReasoning(finalChannel(bare)));
  const spoken = answer
    .replace(BEFORE, ' ')
    .replace(TOKENS, ' ')
    .replace(LINE_BREAK, '\n')
    .replace(MARKUP, '')
    .replace(LABEL, (_, line?: string) => line ?? ' ')
    .replace(STAMPS, ' ')
    .replace(SQUARE, '$1 ')
    .replace(WIDE, ' ')
    .replace(STARS, '$1 ')
    .replace(ROUND, ' ')
    .replace(NOTES, ' ')
    .replace(CHANGE_OF_SPEAKER, '$1');
  if (spoken === text) return text.trim();
  return spoken
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/ (?=[.,!?;:…](?:\s|$))/g, '')
    .replace(/^[\s.,!?;:…-]+$/, '')
    .trim();
}

/** A text without time stamps that are clocks in round brackets, or stand before each line. */
function withoutClocks(text: string): string {
  const spoken = (text.match(ROUND_CLOCKS) ?? []).length > 1 ? text.replace(ROUND_CLOCKS, ' ') : text;
  const lines = spoken.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => LINE_CLOCK.test(line))) return spoken;
  return lines.map((line) => line.replace(LINE_CLOCK, '')).join('\n');
}
