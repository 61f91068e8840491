import type { Pair } from './pair.js';

export const PORTUGUESE_PAIRS: readonly Pair[] = [
  {
    raw: 'é hum nós abrimos em agosto de dois mil e dezesseis com trinta e quatro alunos e ninguém desistiu',
    honest: 'Nós abrimos em agosto de 2016 com 34 alunos e ninguém desistiu.',
    lies: {
      number: 'Nós abrimos em agosto de 2016 com 43 alunos e ninguém desistiu.',
      month: 'Nós abrimos em outubro de 2016 com 34 alunos e ninguém desistiu.',
      negation: 'Nós abrimos em agosto de 2016 com 34 alunos e todos desistiram.',
      dropped: 'Nós abrimos em agosto de 2016 com 34 alunos.',
      translated: 'We opened in August 2016 with 34 students, and nobody gave up.',
    },
  },
  {
    raw: 'A dona Celeste toma, ahn, ela toma vinte miligramas de manhã e não pode comer sal.',
    honest: 'A dona Celeste toma 20 miligramas de manhã e não pode comer sal.',
    lies: {
      dose: 'A dona Celeste toma 200 miligramas de manhã e não pode comer sal.',
      unit: 'A dona Celeste toma 20 gramas de manhã e não pode comer sal.',
      name: 'A dona Marlene toma 20 miligramas de manhã e não pode comer sal.',
      negation: 'A dona Celeste toma 20 miligramas de manhã e pode comer sal.',
      added: 'A dona Celeste toma 20 miligramas de manhã e não pode comer sal. A família concorda.',
    },
  },
  {
    raw: 'custou cerca de quatro mil e quinhentos reais e talvez a gente volte ele machucou o braço esquerdo',
    honest: 'Custou cerca de 4.500 reais e talvez a gente volte. Ele machucou o braço esquerdo.',
    lies: {
      number: 'Custou cerca de 45.000 reais e talvez a gente volte. Ele machucou o braço esquerdo.',
      currency: 'Custou cerca de 4.500 dólares e talvez a gente volte. Ele machucou o braço esquerdo.',
      hedge: 'Custou cerca de 4.500 reais e a gente volta. Ele machucou o braço esquerdo.',
      side: 'Custou cerca de 4.500 reais e talvez a gente volte. Ele machucou o braço direito.',
    },
  },
  {
    raw: 'Saímos às, às quatro da manhã e, e chegámos a Faro sem malas.',
    honest: 'Saímos às quatro da manhã e chegámos a Faro sem malas.',
    lies: {
      half: 'Saímos às quatro da tarde e chegámos a Faro sem malas.',
      without: 'Saímos às quatro da manhã e chegámos a Faro com malas.',
    },
  },
];
