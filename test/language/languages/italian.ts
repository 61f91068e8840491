import type { Pair } from './pair.js';

export const ITALIAN_PAIRS: readonly Pair[] = [
  {
    raw: 'allora ehm abbiamo aperto il sette aprile del duemilanove con ventitré persone e nessuno ha protestato',
    honest: 'Abbiamo aperto il 7 aprile del 2009 con 23 persone e nessuno ha protestato.',
    lies: {
      number: 'Abbiamo aperto il 7 aprile del 2009 con 32 persone e nessuno ha protestato.',
      date: 'Abbiamo aperto il 7 maggio del 2009 con 23 persone e nessuno ha protestato.',
      negation: 'Abbiamo aperto il 7 aprile del 2009 con 23 persone e tutti hanno protestato.',
      dropped: 'Abbiamo aperto il 7 aprile del 2009.',
      translated: 'We opened on 7 April 2009 with 23 people, and nobody protested.',
    },
  },
  {
    raw: 'Il signor Galli prende, ehm, prende dieci milligrammi la sera e non deve bere vino.',
    honest: 'Il signor Galli prende 10 milligrammi la sera e non deve bere vino.',
    lies: {
      dose: 'Il signor Galli prende 100 milligrammi la sera e non deve bere vino.',
      unit: 'Il signor Galli prende 10 grammi la sera e non deve bere vino.',
      name: 'Il signor Ferri prende 10 milligrammi la sera e non deve bere vino.',
      negation: 'Il signor Galli prende 10 milligrammi la sera e deve bere vino.',
      added: 'Il signor Galli prende 10 milligrammi la sera e non deve bere vino. Sta molto meglio.',
    },
  },
  {
    raw: 'costa quasi duemilacinquecento euro e forse lo compriamo domani gli fa male la mano destra',
    honest: 'Costa quasi 2.500 euro e forse lo compriamo domani. Gli fa male la mano destra.',
    lies: {
      number: 'Costa quasi 5.200 euro e forse lo compriamo domani. Gli fa male la mano destra.',
      currency: 'Costa quasi 2.500 dollari e forse lo compriamo domani. Gli fa male la mano destra.',
      hedge: 'Costa quasi 2.500 euro e lo compriamo domani. Gli fa male la mano destra.',
      side: 'Costa quasi 2.500 euro e forse lo compriamo domani. Gli fa male la mano sinistra.',
    },
  },
  {
    raw: 'siamo avanti tre a uno ha segnato Bruni di testa dal lato sinistro',
    honest: 'Siamo avanti 3-1. Ha segnato Bruni, di testa, dal lato sinistro.',
    lies: {
      score: 'Siamo avanti 1-3. Ha segnato Bruni, di testa, dal lato sinistro.',
      name: 'Siamo avanti 3-1. Ha segnato Bianchi, di testa, dal lato sinistro.',
    },
  },
  {
    raw: "nell'ottantatré lui faceva i mobili e io facevo le fatture in mezz'ora",
    honest: "Nell'83 lui faceva i mobili e io facevo le fatture in mezz'ora.",
    lies: {
      year: "Nell'88 lui faceva i mobili e io facevo le fatture in mezz'ora.",
      who: "Nell'83 io facevo i mobili e lui faceva le fatture in mezz'ora.",
      half: "Nell'83 lui faceva i mobili e io facevo le fatture in un'ora.",
    },
  },
];
