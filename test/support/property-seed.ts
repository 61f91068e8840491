import fc from 'fast-check';

/**
 * Property tests draw the same cases every time, so that a run that was green stays green. `PROPERTY_SEED=random` (or a number) explores:
 * what it finds becomes an example of its own.
 */
const wanted = process.env.PROPERTY_SEED;
const seed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted ?? 20_261_123);
fc.configureGlobal({ seed });
