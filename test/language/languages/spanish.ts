import type { Pair } from './pair.js';

export const SPANISH_PAIRS: readonly Pair[] = [
  {
    raw: 'eh bueno abrimos la tienda el tres de mayo de dos mil catorce y y vinieron cuarenta y dos personas pero nadie compró nada',
    honest: 'Abrimos la tienda el 3 de mayo de 2014 y vinieron 42 personas, pero nadie compró nada.',
    lies: {
      number: 'Abrimos la tienda el 3 de mayo de 2014 y vinieron 24 personas, pero nadie compró nada.',
      date: 'Abrimos la tienda el 3 de junio de 2014 y vinieron 42 personas, pero nadie compró nada.',
      negation: 'Abrimos la tienda el 3 de mayo de 2014 y vinieron 42 personas, pero todos compraron algo.',
      dropped: 'Abrimos la tienda el 3 de mayo de 2014 y vinieron 42 personas.',
      translated: 'We opened the shop on 3 May 2014 and 42 people came, but nobody bought anything.',
    },
  },
  {
    raw: 'La señora Ibáñez toma, eh, toma quince miligramos por la noche y le duele la pierna izquierda, no la derecha.',
    honest: 'La señora Ibáñez toma 15 miligramos por la noche y le duele la pierna izquierda, no la derecha.',
    lies: {
      dose: 'La señora Ibáñez toma 50 miligramos por la noche y le duele la pierna izquierda, no la derecha.',
      unit: 'La señora Ibáñez toma 15 gramos por la noche y le duele la pierna izquierda, no la derecha.',
      name: 'La señora Giménez toma 15 miligramos por la noche y le duele la pierna izquierda, no la derecha.',
      side: 'La señora Ibáñez toma 15 miligramos por la noche y le duele la pierna derecha, no la izquierda.',
      time: 'La señora Ibáñez toma 15 miligramos por la mañana y le duele la pierna izquierda, no la derecha.',
    },
  },
  {
    raw: 'o sea nos costó casi seis mil euros y creo que no lo haremos otra vez',
    honest: 'Nos costó casi 6.000 euros y creo que no lo haremos otra vez.',
    lies: {
      number: 'Nos costó casi 60.000 euros y creo que no lo haremos otra vez.',
      currency: 'Nos costó casi 6.000 pesos y creo que no lo haremos otra vez.',
      negation: 'Nos costó casi 6.000 euros y creo que lo haremos otra vez.',
      added: 'Nos costó casi 6.000 euros y creo que no lo haremos otra vez. Fue una buena inversión.',
    },
  },
];
