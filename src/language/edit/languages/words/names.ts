import { words } from '../../../lexicons/word-list.js';

const EUROPE_DE =
  'berlin hamburg münchen köln frankfurt stuttgart leipzig dresden wien zürich basel deutschland österreich schweiz frankreich italien spanien europa';

/** Names of places and people that are not other words of the language, by its primary tag. */
export const NAMES: Readonly<Record<string, ReadonlySet<string>>> = {
  de: words(`${EUROPE_DE} anna maria thomas michael peter andreas stefan sabine claudia julia lena hannah lukas felix sebastian markus martin christian
    katrin katja stefanie petra birgit heike monika jonas paul markus jürgen wolfgang dieter klaus uwe frank tobias florian moritz johannes
    portugal england polen amerika london paris rom madrid bremen hannover nürnberg bonn salzburg graz bern`),
  es: words(`madrid barcelona sevilla málaga zaragoza bilbao murcia alicante córdoba cádiz toledo españa francia italia portugal alemania europa américa
    méxico argentina colombia perú chile bogotá londres berlín roma lisboa josé juan antonio manuel francisco javier miguel carlos pedro luis
    valencia granada lucía sofía daniel alejandro raquel cristina beatriz rafael fernando ignacio rodrigo andrés
    ana maría carmen elena laura marta teresa isabel pablo sergio`),
  fr: words(`paris lyon marseille toulouse bordeaux lille strasbourg nantes rennes grenoble montpellier bruxelles genève montréal france espagne italie allemagne
    belgique angleterre europe londres berlin rome madrid jean marie michel philippe nathalie isabelle sophie julien camille nicolas françois jacques
    marseille chloé léa manon thomas lucas hugo émilie céline sandrine laurent stéphane éric olivier
    catherine hélène antoine mathieu`),
  it: words(`roma milano napoli torino bologna firenze venezia genova palermo bari catania verona trieste italia francia germania spagna europa londra parigi
    berlino sicilia sardegna toscana lombardia giovanni giuseppe francesco luca marco andrea matteo giulia francesca elena paolo alessandro lorenzo chiara sara martina silvia federica roberto stefano davide simone antonio`),
  pt: words(`lisboa coimbra braga évora brasília curitiba portugal brasil espanha frança itália alemanha inglaterra europa londres madrid
    angola moçambique joão antónio antônio josé pedro miguel tiago inês mariana catarina sofia ana beatriz paulo ricardo rui carlos joana mariana pedro fernanda luís marta`),
  nl: words(`amsterdam rotterdam utrecht eindhoven groningen maastricht nijmegen antwerpen gent brugge brussel leuven nederland belgië duitsland frankrijk spanje
    italië engeland europa londen parijs berlijn jan pieter marieke willem anneke sanne thijs joris daan lotte johanna kees henk femke maaike bas ruben lars eva`),
};
