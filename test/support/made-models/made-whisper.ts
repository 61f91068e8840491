import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OnnxGraph } from './onnx-graph.js';

/** Mel bands of every Whisper but large-v3 and turbo. */
const MELS = 80;
/** Time stamps count in steps of 0.02 s up to 30 s. */
const TIMES = 1_501;
/** Whisper's own limit of one window's text, in tokens. */
const TEXT_CONTEXT = 448;
/** Frames of a second of sound. */
const FRAMES = 100;
/** Between silence (about -0.75) and a tone (about 1.2) on the scale of Whisper's normalised features. */
const LOUD = 0.6;

/** What a made model says: tokens by position, whatever it is given. `{ at }` is a time stamp in seconds. */
export type Script = readonly (string | { readonly at: number })[];

export interface MadeWhisper {
  /** Absent: the model hears tones, one word a second (`toneWav`). */
  readonly script?: Script;
  /** Of the multilingual model; absent: English alone, as the `.en` models. */
  readonly languages?: readonly string[];
  /** The language it detects, of `languages`. */
  readonly detects?: string;
  /** Rounds of idle work in the encoder; 1,000 take some 10 ms. */
  readonly delay?: number;
}

/** Token numbers of a made vocabulary: words first, then the special tokens, then the time stamps. */
interface Vocabulary {
  readonly words: readonly string[];
  readonly eot: number;
  readonly sot: number;
  readonly languages: readonly number[];
  readonly translate: number;
  readonly transcribe: number;
  readonly noSpeech: number;
  readonly noTimes: number;
  readonly size: number;
}

/** The words of the tones, one for each mel band that a tone can be told by; the first half English, the rest German. */
export const TONE_WORDS: readonly string[] = [
  ...'amber birch cedar delta ember fjord grove harbor island jasper kettle lemon meadow nickel orchard'.split(' '),
  ...'apfel birne garten haus kirche licht morgen nacht ofen pferd quelle regen sonne tisch wasser'.split(' '),
];
/** The mel band of the first word, and how far the bands of two words lie apart: a tone also sounds in the bands beside its own. */
const FIRST_BAND = 12;
const BAND_STEP = 2;

/** Writes the three files of a Whisper of a few kilobytes: `NAME-encoder.int8.onnx`, `NAME-decoder.int8.onnx`, `NAME-tokens.txt`. */
export async function makeWhisper(dir: string, name: string, made: MadeWhisper): Promise<string[]> {
  const vocabulary = vocabularyOf(made);
  const files: Record<string, string | Uint8Array> = {
    [`${name}-encoder.int8.onnx`]: encoder(vocabulary, made),
    [`${name}-decoder.int8.onnx`]: decoder(vocabulary, made),
    [`${name}-tokens.txt`]: vocabulary.words
      .map((word, id) => `${Buffer.from(word).toString('base64')} ${id}\n`)
      .join(''),
  };
  await mkdir(dir, { recursive: true });
  for (const [file, content] of Object.entries(files)) await writeFile(join(dir, file), content);
  return Object.keys(files);
}

function vocabularyOf({ script, languages = [] }: MadeWhisper): Vocabulary {
  const said = script?.filter((token) => typeof token === 'string') ?? TONE_WORDS.map((word) => ` ${word}`);
  const words = [...new Set(said), '.'];
  const eot = words.length;
  const sot = eot + 1;
  const tags = languages.map((_, index) => sot + 1 + index);
  const translate = sot + 1 + tags.length;
  return {
    words,
    eot,
    sot,
    languages: tags,
    translate,
    transcribe: translate + 1,
    noSpeech: translate + 2,
    noTimes: translate + 3,
    size: translate + 4 + TIMES,
  };
}

/** The tokens before the text, where time stamps are asked for. */
const startOf = ({ sot, languages, transcribe }: Vocabulary) =>
  languages.length === 0 ? [sot] : [sot, languages[0] as number, transcribe];

function encoder(vocabulary: Vocabulary, { script, languages = [], delay = 0 }: MadeWhisper): Uint8Array {
  const graph = new OnnxGraph();
  const mel = graph.input('mel', 'float', [1, MELS, 'frames']);
  const keys = script === undefined ? heardTones(graph, mel) : heardNothing(graph, mel);
  const slow = delay === 0 ? keys : graph.delay(keys, delay);
  graph.output('n_layer_cross_k', slow, 'float', [1, 1, 'frames', 'state']);
  graph.output('n_layer_cross_v', slow, 'float', [1, 1, 'frames', 'state']);
  const { eot, sot, translate, transcribe, noSpeech, noTimes, size } = vocabulary;
  return graph.bytes({
    model_type: 'whisper-made',
    version: 1,
    maintainer: 'tests',
    n_mels: MELS,
    n_audio_ctx: 1500,
    n_audio_state: 1,
    n_audio_head: 1,
    n_audio_layer: 1,
    n_vocab: size,
    n_text_ctx: TEXT_CONTEXT,
    n_text_state: 1,
    n_text_head: 1,
    n_text_layer: 1,
    sot,
    sot_index: 0,
    sot_lm: noSpeech,
    sot_prev: noSpeech,
    eot,
    blank_id: 0,
    is_multilingual: languages.length === 0 ? 0 : 1,
    no_speech: noSpeech,
    translate,
    transcribe,
    no_timestamps: noTimes,
    sot_sequence: startOf(vocabulary).join(','),
    all_language_tokens: vocabulary.languages.join(','),
    all_language_codes: languages.join(','),
  });
}

function heardNothing(graph: OnnxGraph, mel: string): string {
  const mean = graph.node('ReduceMean', [mel], { axes: [1, 2], keepdims: 1 });
  return graph.node('Reshape', [mean, graph.ints([1, 1, 1, 1])]);
}

/** The features themselves, frame by frame. */
function heardTones(graph: OnnxGraph, mel: string): string {
  const turned = graph.node('Transpose', [mel], { perm: [0, 2, 1] });
  return graph.node('Unsqueeze', [turned, graph.ints([0])]);
}

function decoder(vocabulary: Vocabulary, made: MadeWhisper): Uint8Array {
  const graph = new OnnxGraph();
  const tokens = graph.input('tokens', 'int64', [1, 'n']);
  const selfK = graph.input('in_n_layer_self_k_cache', 'float', [1, 1, TEXT_CONTEXT, 1]);
  const selfV = graph.input('in_n_layer_self_v_cache', 'float', [1, 1, TEXT_CONTEXT, 1]);
  const crossK = graph.input('n_layer_cross_k', 'float', [1, 1, 'frames', 'state']);
  graph.input('n_layer_cross_v', 'float', [1, 1, 'frames', 'state']);
  const offset = graph.input('offset', 'int64', [1]);
  const length = graph.node('Gather', [graph.node('Shape', [tokens]), graph.ints([1])]);
  const start = graph.ints([startOf(vocabulary).length]);
  const step = graph.node('Sub', [graph.node('Add', [offset, length]), start]);
  const at = graph.node('Max', [step, graph.ints([0])]);
  const text = made.script === undefined ? tones(graph, vocabulary, crossK, at) : scripted(graph, vocabulary, made, at);
  const tag = vocabulary.languages[made.languages?.indexOf(made.detects ?? '') ?? -1] ?? vocabulary.languages[0];
  const early = graph.node('Less', [step, graph.ints([0])]);
  const id =
    tag === undefined ? text : graph.node('Where', [early, language(graph, vocabulary, made, crossK, tag), text]);
  const logits = graph.node('OneHot', [id, graph.ints([vocabulary.size]), graph.floats([0, 20])]);
  const shaped = graph.node('Reshape', [logits, graph.ints([1, 1, vocabulary.size])]);
  graph.output('logits', shaped, 'float', [1, 1, vocabulary.size]);
  graph.output('out_n_layer_self_k_cache', selfK, 'float', [1, 1, TEXT_CONTEXT, 1]);
  graph.output('out_n_layer_self_v_cache', selfV, 'float', [1, 1, TEXT_CONTEXT, 1]);
  return graph.bytes();
}

function scripted(
  graph: OnnxGraph,
  { words, eot, noTimes }: Vocabulary,
  { script = [] }: MadeWhisper,
  at: string,
): string {
  const ids = script.map((token) =>
    typeof token === 'string' ? words.indexOf(token) : noTimes + 1 + Math.round(token.at / 0.02),
  );
  const last = graph.node('Min', [at, graph.ints([ids.length])]);
  return graph.node('Gather', [graph.ints([...ids, eot]), last]);
}

/** In turn: when the word of this second begins, the word, when it ends; nothing more where the second is silent. */
function tones(graph: OnnxGraph, vocabulary: Vocabulary, crossK: string, at: string): string {
  const three = graph.ints([3]);
  const second = graph.node('Div', [at, three]);
  const turn = graph.node('Mod', [at, three]);
  const { band, loud } = toneAt(graph, crossK, second);
  const word = graph.node('Gather', [graph.ints(wordOfBand()), band]);
  const begins = stamp(graph, vocabulary, second, 0.2);
  const ends = stamp(graph, vocabulary, second, 0.8);
  const isFirst = graph.node('Equal', [turn, graph.ints([0])]);
  const isSecond = graph.node('Equal', [turn, graph.ints([1])]);
  const first = graph.node('Where', [loud, begins, graph.ints([vocabulary.eot])]);
  return graph.node('Where', [isFirst, first, graph.node('Where', [isSecond, word, ends])]);
}

/** The loudest band in the middle of a second, and whether there is a tone at all. */
function toneAt(graph: OnnxGraph, crossK: string, second: string) {
  const frames = graph.node('Gather', [graph.node('Shape', [crossK]), graph.ints([2])]);
  const wanted = graph.node('Add', [graph.node('Mul', [second, graph.ints([FRAMES])]), graph.ints([FRAMES / 2])]);
  const frame = graph.node('Min', [wanted, graph.node('Sub', [frames, graph.ints([1])])]);
  const flat = graph.node('Reshape', [crossK, graph.ints([-1, MELS])]);
  const column = graph.node('Gather', [flat, frame]);
  const band = graph.node('ArgMax', [column], { axis: 1, keepdims: 0 });
  const loudest = graph.node('ReduceMax', [column], { axes: [1], keepdims: 0 });
  return { band, loud: graph.node('Greater', [loudest, graph.floats([LOUD])]) };
}

function stamp(graph: OnnxGraph, { noTimes }: Vocabulary, second: string, after: number): string {
  const steps = graph.node('Mul', [second, graph.ints([50])]);
  return graph.node('Add', [steps, graph.ints([noTimes + 1 + Math.round(after / 0.02)])]);
}

/** The language of the first word where it hears tones: the lower half of the bands is English, the upper German. */
function language(graph: OnnxGraph, vocabulary: Vocabulary, made: MadeWhisper, crossK: string, fixed: number): string {
  const [english, german] = ['en', 'de'].map((tag) => vocabulary.languages[made.languages?.indexOf(tag) ?? -1]);
  if (made.script !== undefined || made.detects !== undefined || english === undefined || german === undefined) {
    return graph.ints([fixed]);
  }
  const { band } = toneAt(graph, crossK, graph.ints([0]));
  const half = FIRST_BAND + (BAND_STEP * TONE_WORDS.length) / 2;
  const low = graph.node('Less', [band, graph.ints([half - 1])]);
  return graph.node('Where', [low, graph.ints([english]), graph.ints([german])]);
}

function wordOfBand(): number[] {
  return Array.from({ length: MELS }, (_, band) => {
    const word = Math.round((band - FIRST_BAND) / BAND_STEP);
    return Math.min(TONE_WORDS.length - 1, Math.max(0, word));
  });
}

/** The middle of a word's band in Hz: Whisper's 80 bands are spaced as Slaney's mel scale up to 8 kHz. */
export function frequencyOf(word: string): number {
  const band = FIRST_BAND + BAND_STEP * TONE_WORDS.indexOf(word);
  const mel = (hz: number) => (hz < 1000 ? (3 * hz) / 200 : 15 + (27 * Math.log(hz / 1000)) / Math.log(6.4));
  const hz = (mels: number) => (mels < 15 ? (200 * mels) / 3 : 1000 * Math.exp(((mels - 15) * Math.log(6.4)) / 27));
  return hz((mel(8000) * (band + 1)) / (MELS + 1));
}
