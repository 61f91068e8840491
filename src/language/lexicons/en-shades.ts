import type { Shade, ShadeTable } from './lexicon.js';

/** `value: phrase, phrase`, a line for each shade of meaning. */
function table(lines: string): ShadeTable {
  const entries = lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [value = '', phrases = ''] = line.trim().split(': ');
      return phrases.split(', ').map((phrase): [string, string] => [phrase, value]);
    });
  return Object.fromEntries(entries);
}

/** The shades of English. The entries of one line are synonyms. A word without a line and outside the closed classes is an open-class word. */
export const EN_SHADES: Readonly<Record<Shade, ShadeTable>> = {
  hedge: table(`
    maybe: maybe, perhaps, possibly, it is possible that, it may be that
    probably: probably, most likely, very likely, in all likelihood, presumably
    think: i think, i believe, i guess, i suppose, i reckon, i would guess, in my opinion, in my view, to my mind, i thought
    say: i would say, i want to say
    hope: i hope, hopefully, let us hope, i am hoping
    feel: i feel like, i feel that
    seem: seems, seem, seemed, appears, appeared, it seems, apparently, it appears that
    look like: looks like, looked like, looks as if, looked as if
    sound like: sounds like, sounded like
    sort of: sort of, kind of, a sort of, a kind of
    a bit: a bit, a little, a little bit, slightly, somewhat
    basically: basically, essentially, more or less, in essence
    officially: officially, formally
    supposedly: supposedly, allegedly, reportedly, so they say
    as far as: as far as i know, to my knowledge, to the best of my knowledge, as far as i can tell, as far as i am aware
    sure: i am sure, i am certain, definitely, certainly, without a doubt, no doubt
    not sure: i am not sure, i am not certain, i do not know if, i do not know whether
  `),
  modal: table(`
    will: will, is going to, are going to, am going to, going to, shall
    would: would
    can: can, is able to, are able to, am able to
    could: could, was able to, were able to
    may: may, might, could possibly
    must: must, have to, has to, need to, needs to, have got to, has got to
    had to: had to, needed to
    should: should, ought to, is supposed to, are supposed to, had better
    was supposed to: was supposed to, were supposed to, was meant to, were meant to
    used to: used to
  `),
  quantifier: table(`
    all: all, all of, the entire, the whole, the whole of
    every: every, each, every single
    everybody: everybody, everyone
    everything: everything
    somebody: somebody, someone
    anybody: anybody, anyone
    most: most, most of, the majority of, the bulk of
    many: many, a lot of, lots of, plenty of, loads of, a large number of, a great many, numerous
    some: some, some of
    several: several, a number of, a handful of
    a few: a few, a couple, a couple of
    few: few, very few, not many
    both: both, both of
    any: any, any of
    anything: anything
    much: much, a lot, a great deal, a good deal
    little: little, very little
    enough: enough, sufficient, sufficiently
  `),
  bound: table(`
    about: about, around, roughly, approximately, something like, circa, in the region of, or so, or thereabouts, give or take
    almost: almost, nearly, close to, just about, practically, virtually
    over: over, more than, above, upwards of, in excess of
    under: under, less than, fewer than, below
    at least: at least, no less than, no fewer than, not less than, a minimum of
    at most: at most, no more than, not more than, a maximum of, up to
    exactly: exactly, precisely
    within: within, inside of
    mostly: mostly, mainly, largely, for the most part, primarily
    partly: partly, in part, partially
  `),
  comparison: table(`
    more: more
    less: less, fewer
    most: the most
    least: the least
    better: better
    worse: worse
    the same: the same, identical
    as: as well as
    too: too much, too many
    very: very, extremely, incredibly, super, terribly
    quite: quite, fairly, pretty, rather
  `),
  condition: table(`
    if: if, whether, in case, provided that, provided, as long as, so long as, on condition that, assuming, assuming that
    unless: unless, except if
    only if: only if, only when
    except: except, except for, apart from, other than, excluding
    although: although, though, even though, despite the fact that, in spite of the fact that
    otherwise: otherwise, or else
    even if: even if
  `),
  cause: table(`
    because: because, cause, cos, cuz, due to the fact that, because of the fact that, on account of the fact that, given that, seeing that, for the reason that
    because of: because of, due to, owing to, on account of, thanks to
    therefore: therefore, consequently, as a result, as a consequence, for that reason, that is why, hence
    so that: so that, in order that
  `),
  order: table(`
    before: before, prior to, ahead of
    after: after
    until: until, till, til, up until
    since: since, ever since
    when: when, whenever, as soon as
    while: while, whilst
    now: now, at the moment, right now, currently, at present, at this point in time, presently
    still: still
    already: already
    yet: yet
    again: again, once more, once again
    ago: ago
    later: later, later on, afterwards, afterward, after that, subsequently
    first: at first, initially, to begin with, to start with, in the beginning
    finally: finally, eventually, in the end, at last
    soon: soon, shortly, before long
    at the same time: at the same time, simultaneously
    no longer: no longer, not any more, not anymore, not any longer
  `),
  frequency: table(`
    always: always, all the time, every time, at all times
    usually: usually, normally, generally, typically, as a rule, in general, most of the time
    often: often, frequently, a lot of the time, many times
    sometimes: sometimes, occasionally, at times, now and then, now and again, every now and then, from time to time
    rarely: rarely, seldom, hardly ever, almost never
    once: once
    twice: twice
  `),
  exclusive: table(`
    only: only, solely, exclusively, nothing but
    alone: alone, by itself, on its own
    especially: especially, particularly, in particular, above all
    hardly: hardly, barely, scarcely
    instead: instead, rather than, instead of, in place of
  `),
};
