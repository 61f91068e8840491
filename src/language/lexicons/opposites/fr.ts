import { CONJUGATIONS, pairs } from './pairs.js';

/** Words of French that turn a condition, a bound, a direction or an outcome, or name another of a closed kind. */
export const FRENCH_OPPOSITES = pairs(
  `
  avec, plus / sans, moins
  hors, plus, sauf, excepté, à part, sans / y compris, inclus, incluse, compris
  sauf, excepté / même, aussi
  si, s', à condition que, pourvu que / bien que, quoique, à moins que, sauf si
  parce que, grâce à, à cause de / bien que, malgré
  plus de, plus d', au-dessus de, plus, au moins / moins de, moins d', en dessous de, au-dessous de, moins, au plus
  au moins, au minimum, minimum / au plus, au maximum, maximum, tout au plus
  avant, avant de / après, à partir de, à partir du, dès, depuis
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
  double / moitié, la moitié
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
  chaud~ / froid~
  féminin, féminine / masculin, masculine
  rapide, rapides, rapidement, vite / lent~, lentement
  bon marché, pas cher / cher, chère, chers, chères
  mouillé~, humide, humides / sec, sèche, secs, sèches
  facile, faciles, facilement / difficile, difficiles, difficilement
  grand~, gros, grosse / petit~
  long, longue, longs, longues / court~
  large, larges / étroit~
  épais, épaisse / mince, minces, fin, fine
  profond~ / superficiel, superficielle
  lourd~ / léger, légère, légers, légères
  fort~ / faible, faibles
  riche, riches / pauvre, pauvres
  sûr~ / dangereux, dangereuse, risqué~
  propre, propres / sale, sales
  cru~ / cuit~
  frais, fraîche / congelé~, pourri~
  sucré~, doux, douce / amer, amère, acide, salé~
  clair~ / sombre, sombres, foncé~
  près, proche, proches / loin, lointain~
  nouveau, nouvelle, nouveaux, neuf, neuve / vieux, vieille, ancien, ancienne
  jeune, jeunes / vieux, vieille, âgé~
  heureux, heureuse, content~ / malheureux, malheureuse, triste, tristes
  possible / impossible
  probable / improbable
  facultatif, facultative, volontaire / obligatoire, obligatoires
  temporaire, temporaires, provisoire / permanent~, définitif, définitive
  public, publique / privé~
  accepté~, approuvé~, adopté~ / refusé~, rejeté~
  approbation, accord / refus, rejet
  succès, réussite / échec, échecs
  réussi~, réussit / échoué~, échoue, raté~
  avantage, avantages / inconvénient, inconvénients
  bénéfice, bénéfices, gain, gains / perte, pertes
  recettes, revenus / dépenses
  arriver, arrive, arrivé~ / partir, part, parti~
  entrer, entre, entré~ / sortir, sort, sorti~
  embauché~, embaucher, engagé~ / licencié~, licencier, viré~
  amélioré~, améliorer / aggravé~, empiré~
  né~ / mort~, décédé~
  naissance / mort, décès
  beaucoup / peu
  partout / nulle part
  précédent~ / suivant~
  une fois / deux fois / trois fois / quatre fois
  rouge, rouges / vert~ / bleu~ / jaune, jaunes / brun~, marron / gris~ / noir~ / blanc, blanche, blancs, blanches
  plein~ / vide, vides
  augmentation, hausse / diminution, baisse
  dizaine, dizaines / douzaine, douzaines / quinzaine / vingtaine / trentaine / quarantaine / cinquantaine / soixantaine / centaine, centaines / millier, milliers
  mont*er, augment*er / descend*re, baiss*er, diminu*er, rédui*re, réduit
  gagn*er / perd*re
  achet*er, achète, achètent / vend*re
  ouvr*ir, ouvert / ferm*er
  accept*er, approuv*er / refus*er, rejet*er
  commenc*er / fin*ir, finissent
  arrêt*er / continu*er
  entr*er / sort*ir
  rest*er / part*ir, pars, part
  autoris*er / interdire, interdit, interdisent
  allum*er / éteind*re, éteint
  flott*er / coul*er
  rire, rit, ri, riait, rient / pleur*er
  oubli*er / rappel*er, souvenir
  aim*er, ador*er / détest*er
  trop / pas assez, trop peu
  gauche / droite, droit
  sauf si / même si
  la majorité, majorité / la minorité, minorité
  dernier, dernière, passé, passée / prochain, prochaine
  demi~ / entier, entière
  demandeur, plaignant / défendeur, accusé
  maître, professeur, prof / élève, élèves
  médecin, docteur / patient, patiente / infirmier, infirmière
  vendeur, vendeuse / acheteur, acheteuse
  créancier / débiteur
  employeur / employé, salarié
  expéditeur / destinataire
  conducteur / passager
  victime, victimes / agresseur, coupable
  gagnant, vainqueur / perdant
  parents / enfant, enfants
  gratuit~ / payant~
  avant que / après que
  réduire, réduit, réduite / augmenter, augmenté, augmentée`,
  ['', 'e', 's', 'es'],
  CONJUGATIONS.fr,
);
