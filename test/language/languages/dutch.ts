import type { Pair } from './pair.js';

export const DUTCH_PAIRS: readonly Pair[] = [
  {
    raw: 'eh nou we zijn in maart tweeduizend twaalf begonnen met zesenveertig mensen en niemand is gestopt',
    honest: 'We zijn in maart 2012 begonnen met 46 mensen en niemand is gestopt.',
    lies: {
      number: 'We zijn in maart 2012 begonnen met 64 mensen en niemand is gestopt.',
      month: 'We zijn in april 2012 begonnen met 46 mensen en niemand is gestopt.',
      negation: 'We zijn in maart 2012 begonnen met 46 mensen en iedereen is gestopt.',
      dropped: 'We zijn in maart 2012 begonnen met 46 mensen.',
      translated: 'We started in March 2012 with 46 people, and nobody stopped.',
    },
  },
  {
    raw: 'Mevrouw Dijkstra slikt, eh, ze slikt vijf milligram per dag en ze heeft geen koorts.',
    honest: 'Mevrouw Dijkstra slikt vijf milligram per dag en ze heeft geen koorts.',
    lies: {
      dose: 'Mevrouw Dijkstra slikt 15 milligram per dag en ze heeft geen koorts.',
      unit: 'Mevrouw Dijkstra slikt vijf gram per dag en ze heeft geen koorts.',
      name: 'Mevrouw Hoekstra slikt vijf milligram per dag en ze heeft geen koorts.',
      negation: 'Mevrouw Dijkstra slikt vijf milligram per dag en ze heeft koorts.',
      added: 'Mevrouw Dijkstra slikt vijf milligram per dag en ze heeft geen koorts. Ze mag morgen naar huis.',
    },
  },
  {
    raw: 'het kost ongeveer achttienhonderd euro en misschien doen we het volgend jaar zijn linkerknie doet pijn',
    honest: 'Het kost ongeveer 1.800 euro en misschien doen we het volgend jaar. Zijn linkerknie doet pijn.',
    lies: {
      number: 'Het kost ongeveer 8.100 euro en misschien doen we het volgend jaar. Zijn linkerknie doet pijn.',
      currency: 'Het kost ongeveer 1.800 dollar en misschien doen we het volgend jaar. Zijn linkerknie doet pijn.',
      hedge: 'Het kost ongeveer 1.800 euro en we doen het volgend jaar. Zijn linkerknie doet pijn.',
      side: 'Het kost ongeveer 1.800 euro en misschien doen we het volgend jaar. Zijn rechterknie doet pijn.',
    },
  },
  {
    raw: "we zijn er met z'n vieren sinds negentientweeënzestig en het kost eenentwintig euro vijftig u krijgt morgen de sleutel",
    honest: "We zijn er met z'n vieren sinds 1962 en het kost € 21,50. U krijgt morgen de sleutel.",
    lies: {
      year: "We zijn er met z'n vieren sinds 1972 en het kost € 21,50. U krijgt morgen de sleutel.",
      price: "We zijn er met z'n vieren sinds 1962 en het kost € 21,15. U krijgt morgen de sleutel.",
      together: "We zijn er met z'n vijven sinds 1962 en het kost € 21,50. U krijgt morgen de sleutel.",
    },
  },
  {
    raw: 'schrijf naar van den heuvel at fastmail dot net en bel me niet op zondag',
    honest: 'Schrijf naar vandenheuvel@fastmail.net en bel me niet op zondag.',
    lies: {
      address: 'Schrijf naar vandenheuvels@fastmail.net en bel me niet op zondag.',
      domain: 'Schrijf naar vandenheuvel@fastmail.com en bel me niet op zondag.',
      day: 'Schrijf naar vandenheuvel@fastmail.net en bel me niet op maandag.',
    },
  },
];
