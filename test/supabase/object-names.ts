/** What a Storage or the engine does with an object of this name. */
type Answer = 'taken' | 'refused';

/**
 * Names of objects in a user's folder, and who takes them.
 * `hosted`: supabase/storage at 4fa61fb (August 2026), whose rule for names is `^[A-Za-z0-9_/!.*'() &$=@;:+,?-]*$`.
 * `local`: Storage of local mode, asked with the name encoded. `engine`: `supabase_file_id`, `raw_audio_url` and direct inserts.
 */
export interface NamedObject {
  readonly name: string;
  readonly hosted: Answer;
  readonly local: Answer;
  readonly engine: Answer;
  /** Why the engine refuses what a Storage takes. */
  readonly why?: string;
}

const deep = `${'folder-of-36-characters-of-the-name-/'.repeat(10)}`;

export const OBJECT_NAMES: readonly NamedObject[] = [
  { name: 'plain.mp3', hosted: 'taken', local: 'taken', engine: 'taken' },
  { name: 'a b.mp3', hosted: 'taken', local: 'taken', engine: 'taken' },
  { name: ' a.mp3', hosted: 'taken', local: 'taken', engine: 'taken' },
  { name: 'folder /a .mp3 ', hosted: 'taken', local: 'taken', engine: 'taken' },
  { name: "it's $5 @home=1;2:3,4!*(5)&+.mp3", hosted: 'taken', local: 'taken', engine: 'taken' },
  { name: 'a;b.mp3', hosted: 'taken', local: 'taken', engine: 'taken' },
  { name: '.hidden', hosted: 'taken', local: 'taken', engine: 'taken' },
  { name: '100%.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: '[take 1].mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: '~draft.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: 'a#b.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: 'a?b.mp3', hosted: 'taken', local: 'taken', engine: 'taken' },
  { name: 'a?download=1&x=#y.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: 'a{b}^`|"<>.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: 'Aufnahme Größe.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: 'e\u0301 decomposed.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: 'रिकॉर्डिंग/音声.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: 'می\u200cخواهم.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: '😀 and 👨\u200d👩\u200d👧.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: 'Screen at 9.41\u202fAM.mp3', hosted: 'refused', local: 'taken', engine: 'taken' },
  { name: `${deep}${'x'.repeat(250)}.mp3`, hosted: 'taken', local: 'taken', engine: 'taken' },
  { name: 'two..dots.mp3', hosted: 'taken', local: 'refused', engine: 'taken' },
  { name: '...', hosted: 'taken', local: 'refused', engine: 'taken' },
  {
    name: 'a//b.mp3',
    hosted: 'taken',
    local: 'taken',
    engine: 'refused',
    why: 'supabase-js makes a/b.mp3 of it, and so may a proxy',
  },
  { name: 'a.mp3/', hosted: 'taken', local: 'taken', engine: 'refused', why: 'supabase-js makes a.mp3 of it' },
  {
    name: 'a%20b.mp3',
    hosted: 'refused',
    local: 'taken',
    engine: 'refused',
    why: 'who decodes once more sees another',
  },
  { name: '%2e%2e/x.mp3', hosted: 'refused', local: 'taken', engine: 'refused', why: 'a way out, decoded once more' },
  { name: '%252e%252e/x.mp3', hosted: 'refused', local: 'taken', engine: 'refused', why: 'the same, twice more' },
  { name: '..%2fx.mp3', hosted: 'refused', local: 'refused', engine: 'refused' },
  { name: '../x.mp3', hosted: 'taken', local: 'refused', engine: 'refused', why: 'a way out' },
  { name: 'f/../x.mp3', hosted: 'taken', local: 'taken', engine: 'refused', why: 'clients resolve it' },
  { name: 'f/./x.mp3', hosted: 'taken', local: 'taken', engine: 'refused', why: 'clients resolve it' },
  {
    name: '..;/x.mp3',
    hosted: 'taken',
    local: 'refused',
    engine: 'refused',
    why: 'a way out where parameters are cut off',
  },
  { name: '..;a=b/x.mp3', hosted: 'taken', local: 'refused', engine: 'refused', why: 'the same' },
  {
    name: '.. /x.mp3',
    hosted: 'taken',
    local: 'refused',
    engine: 'refused',
    why: 'a way out where spaces are cut off',
  },
  { name: '\uff0e\uff0e/x.mp3', hosted: 'refused', local: 'taken', engine: 'refused', why: 'a way out, normalised' },
  { name: '..\uff0fx.mp3', hosted: 'refused', local: 'refused', engine: 'refused' },
  { name: '\u2025/x.mp3', hosted: 'refused', local: 'taken', engine: 'refused', why: 'a way out, normalised' },
  { name: 'a\\b.mp3', hosted: 'refused', local: 'taken', engine: 'refused', why: 'URL parsers make a/b.mp3 of it' },
  { name: '..\\x.mp3', hosted: 'refused', local: 'refused', engine: 'refused' },
  { name: 'a\tb.mp3', hosted: 'refused', local: 'taken', engine: 'refused', why: 'nobody sees it' },
  { name: 'a\nb.mp3', hosted: 'refused', local: 'refused', engine: 'refused' },
  { name: 'a\u0001b.mp3', hosted: 'refused', local: 'taken', engine: 'refused', why: 'nobody sees it' },
  { name: 'a\u202eb.mp3', hosted: 'refused', local: 'taken', engine: 'refused', why: 'it turns the name around' },
  { name: 'a\u200bb.mp3', hosted: 'refused', local: 'taken', engine: 'refused', why: 'nobody sees it' },
];
