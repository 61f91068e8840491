// Measures the language rules: with the cases, with the peers' data where a folder is given, and with the repository's own set.
// Run after `npm run build`: `npm run evaluate [-- --peers DIR] [--misses] [--texts]`. Ends with 1 where the copy-editor misses a fact of the own set.
import { parseArgs } from 'node:util';
import { judgeCases, printCases, printMisses, readCases } from './cases.mjs';
import { measureOwnSet } from './own-set.mjs';
import { measurePeers } from './peers.mjs';
import { printTexts } from './texts.mjs';

const { values } = parseArgs({
  options: {
    peers: { type: 'string' },
    misses: { type: 'boolean' },
    texts: { type: 'boolean' },
    only: { type: 'string' },
  },
});
const wanted = (part) => values.only === undefined || values.only === part;

if (wanted('cases')) {
  const judged = await judgeCases(readCases());
  printCases(judged, 'byRules', 'cases, by rules alone');
  if (values.misses) printMisses(judged, 'byRules');
  printCases(judged, 'byVerifier', 'cases, with a verifier that is right');
  if (values.misses) printMisses(judged, 'byVerifier');
  printCases(
    judged,
    'byCareless',
    'cases, with a verifier of which a tenth of the answers is wrong, missing or forged',
  );
}
if (values.texts) await printTexts(readCases());
if (values.peers !== undefined && wanted('peers')) await measurePeers(values.peers);
if (wanted('own') && (await measureOwnSet()) > 0) process.exitCode = 1;
