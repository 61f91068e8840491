import { createRequire } from 'node:module';
import { lexiconOf } from '../lexicons/lexicons.js';

/** Words of spoken English that do not indicate a topic, including contractions and numbers. */
const ENGLISH: ReadonlySet<string> = new Set(
  `a about above actually after again against ah all also always am an and another any anybody anyone anything are aren't around as at away back
  be because been before being below between both but by came can can't cannot come could couldn't day did didn't do does doesn't doing don't done
  down during each either else er even ever every everybody everyone everything few first for from further get gets getting give given go goes
  going gone good got had hadn't has hasn't have haven't having he he's her here hers herself hi him himself his hmm how however i i'd i'll i'm
  i've if in into is isn't it it's its itself just kind know last least less let let's like little lot made make makes many may maybe me mean might
  mine more most much must my myself never new next no nobody none nor not nothing now of off often oh okay on once one only onto or other others
  our ours ourselves out over own people per perhaps please put quite rather really right said same say says see seem shall she she's should
  shouldn't since so some somebody someone something sort still such sure take tell than thank thanks that that's the their theirs them themselves
  then there there's these they they're they've thing things think this those though through thus to today tomorrow too toward uh um under until
  up upon us use used very want wants was wasn't way we we'd we'll we're we've welcome well went were weren't what what's when where whether which
  while who whom whose why will with within without won't would wouldn't yeah yes yesterday yet you you'd you'll you're you've your yours yourself
  zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty
  fifty sixty seventy eighty ninety hundred thousand million billion percent second third dollars dollar`
    .split(/\s+/)
    .filter(Boolean),
);

let tables: Readonly<Record<string, readonly string[]>> | null = null;
const CACHE = new Map<string, ReadonlySet<string>>();

/** The lists of stopwords-iso, loaded at the first use: most of its fifty-seven languages are never needed. */
function listOf(language: string): readonly string[] {
  tables ??= createRequire(import.meta.url)('stopwords-iso') as Readonly<Record<string, readonly string[]>>;
  return tables[language] ?? [];
}

/** Lower-case words that do not indicate a topic in a language; those of English if the language is unknown. */
export function stopWordsOf(language: string | null): ReadonlySet<string> {
  const primary = language?.toLowerCase().split('-')[0] ?? 'en';
  const cached = CACHE.get(primary);
  if (cached !== undefined) return cached;
  const lexicon = lexiconOf(primary);
  // The English list is our own: that of stopwords-iso contains "system", "home" and other topics.
  const list = primary === 'en' ? ENGLISH : listOf(primary);
  const words = new Set([
    ...list,
    ...(primary === 'en' ? [] : (lexicon?.functionWords ?? [])),
    ...(lexicon?.negations ?? []),
  ]);
  CACHE.set(primary, words);
  return words;
}
