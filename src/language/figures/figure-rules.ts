import { amountAt } from './amount.js';
import type { FigureRule } from './figure-rule.js';

const AMOUNT: FigureRule = {
  name: 'amount',
  language: 'neutral',
  read: amountAt,
  examples: [
    { text: 'we sold thirty two thousand copies', reading: '32000' },
    { text: 'we sold 32.000 Stück', reading: '32000', language: 'de' },
    { text: 'it costs €4.2 million', reading: '4200000', unit: 'EUR' },
    { text: 'it costs five dollars and ten cents', reading: '5.1', unit: 'USD' },
    { text: 'it fell to minus eleven degrees celsius', reading: '-11', unit: '°C' },
    { text: 'about two and a half hours', reading: '2.5', unit: 'h' },
    { text: 'half a percent of them', reading: '0.5', unit: '%' },
  ],
  quiet: ['they sat in the garden', 'oh well'],
};

/** Every way in which figures are found. The longest find at a place wins, the earlier rule where two are alike. */
export const FIGURE_RULES: readonly FigureRule[] = [AMOUNT];
