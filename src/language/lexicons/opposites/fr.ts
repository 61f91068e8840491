import { pairs } from './pairs.js';

/** Words of French that turn a condition, a bound, a direction or an outcome, or name another of a closed kind. */
export const FRENCH_OPPOSITES = pairs(`
  avec, plus / sans, moins
  hors, plus, sauf, excepté, à part, sans / y compris, inclus, incluse, compris
  sauf, excepté / même, aussi
  si, s', à condition que, pourvu que / bien que, quoique, à moins que, sauf si
  parce que, grâce à, à cause de / bien que, malgré
  plus de, plus d', au-dessus de, plus, au moins / moins de, moins d', en dessous de, au-dessous de, moins, au plus
  au moins, au minimum, minimum / au plus, au maximum, maximum, tout au plus
  avant / après
  depuis, à partir de, dès / jusqu'à, jusqu'en, jusqu'au
  tôt, plus tôt, au plus tôt / tard, plus tard, au plus tard
  premier, première / dernier, dernière
  supérieur, supérieure, haut, haute / inférieur, inférieure, bas, basse
  plus grand, plus grande / plus petit, plus petite
  mieux, meilleur, meilleure / pire, moins bien
  monter, monte, monté, augmenter, augmente, augmenté, hausse / descendre, descend, descendu, baisser, baisse, baissé, diminuer, diminue, diminué
  gagner, gagne, gagné, gagnent / perdre, perd, perdu, perdent
  bénéfice, bénéfices, gain, gains / perte, pertes
  accepté, accepte, approuvé / refusé, refuse, rejeté
  autorisé, permis / interdit
  ouvert, ouverte, ouvre / fermé, fermée, ferme
  acheter, achète, acheté / vendre, vend, vendu
  toujours, souvent / jamais, rarement
  tous, tout le monde, quelqu'un / personne, aucun
  tout, quelque chose / rien
  encore, toujours, maintenant / plus
  déjà / pas encore
  oui / non
  dedans, intérieur, à l'intérieur / dehors, extérieur, à l'extérieur
  pour / contre
  double / moitié
  devant / derrière
  dessus / dessous
  locataire / propriétaire
  monsieur, m / madame, mme
  il / elle
  homme, hommes, garçon / femme, femmes, fille
  mère, maman / père, papa / soeur, sœur, soeurs / frère, frères / fils / épouse / mari, époux / tante / oncle / nièce / neveu / cousin / cousine / grand-mère, mamie / grand-père, papi / voisin / voisine / ami / amie / copain / copine / patron / patronne
  centaines, cent / milliers, mille / millions, million / milliards, milliard
  printemps / automne / hiver
  nord / sud / est / ouest
  chaud / froid
  féminin, féminine / masculin, masculine`);
