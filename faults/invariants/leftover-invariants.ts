import { each, type Invariant } from './check.js';

const noOrphans: Invariant = {
  id: 'I10',
  title: 'no delivery without a waiting row, nor the reverse',
  check: (facts) => ({
    looked: facts.jobs.length,
    wrong: facts.rest.reached && facts.deliveries.length === 0 ? [] : [`${facts.rest.left} after the bound`],
  }),
};

const nothingLeft: Invariant = {
  id: 'I11',
  title: 'no temporary file, stray process or idle transaction',
  check: (facts) => ({
    looked: facts.stand.engines.length,
    wrong: [
      ...facts.temporaryFiles.map((name) => `temporary file ${name}`),
      ...facts.strayProcesses.map((process) => `process ${process}`),
      ...(facts.idleTransactions > 0 ? [`${facts.idleTransactions} idle transactions`] : []),
    ],
  }),
};

const nothingTold: Invariant = {
  id: 'I12',
  title: 'no secret and no transcript in the logs',
  check: ({ stand, logs }) => {
    const banned = [
      ['the secret key', stand.keys.secretKey],
      ['the JWT secret', stand.keys.jwtSecret],
      ['the provider key', stand.provider.apiKey],
      ['the database password', stand.databasePassword],
      ['a transcript', 'we talk about'],
    ] as const;
    return each(
      logs.flatMap((log) => banned.map(([what, text]) => ({ ...log, what, banned: text }))),
      ({ file, text, what, banned: canary }) => (text.includes(canary) ? `${what} in ${file}` : null),
    );
  },
};

export const LEFTOVER_INVARIANTS: readonly Invariant[] = [noOrphans, nothingLeft, nothingTold];
