import { CONJUGATIONS, pairs } from './pairs.js';

/** Words of Spanish that turn a condition, a bound, a direction or an outcome, or name another of a closed kind. */
export const SPANISH_OPPOSITES = pairs(
  `
  con, más / sin, menos
  más, excluido, excluida, sin, excepto, salvo, menos / incluido, incluida, incluyendo, inclusive
  excepto, salvo / incluso, también, hasta
  si, siempre que / a menos que, salvo que, a pesar de que
  porque, gracias a / aunque, a pesar de, pese a
  más de, por encima de, más, al menos, como mínimo / menos de, por debajo de, menos, como máximo, como mucho, hasta
  al menos, por lo menos, como mínimo, mínimo / como máximo, como mucho, a lo sumo, máximo
  antes de, antes / después de, después, tras
  desde / hasta
  temprano, antes, pronto / tarde, más tarde
  primero, primer, primera / último, última
  superior, alto, alta / inferior, bajo, baja
  mayor, más grande, mayores / menor, más pequeño, menores
  mejor / peor
  subir, sube, subió, subido, aumentó, aumentado, aumenta, creció, crecido / bajar, baja, bajó, bajado, disminuyó, disminuido, disminuye, cayó, caído
  ganar, gana, ganó, ganamos, ganaron, ganado / perder, pierde, perdió, perdimos, perdieron, perdido
  ganancia, ganancias, beneficio, beneficios / pérdida, pérdidas
  aceptó, aceptado, aprobó, aprobado / rechazó, rechazado, suspendió, suspendido
  permitido / prohibido
  abierto, abierta, abre / cerrado, cerrada, cierra
  comprar, compró, compraron, comprado / vender, vendió, vendieron, vendido
  siempre / nunca, jamás
  todos, todo el mundo, alguien / nadie, ninguno
  todo, algo / nada
  todavía, aún, ahora, sigue / ya no
  ya / todavía no, aún no
  sí / no
  dentro / fuera
  a favor / en contra
  doble / mitad, la mitad
  arriba / abajo
  delante / detrás
  señor, don / señora, doña
  él / ella
  hombre, hombres, señor, chico, niño / mujer, mujeres, señora, chica, niña
  madre, mamá / padre, papá / hermana, hermanas / hermano, hermanos / hijo / hija / esposa / esposo, marido / tía / tío / sobrina / sobrino / prima / primo / abuela / abuelo / nieto / nieta / novio / novia / vecino / vecina / amigo / amiga / jefe / jefa
  cientos, cien / miles, mil / millones, millón
  primavera / verano / otoño / invierno
  norte / sur / este / oeste
  si no / si
  caliente, calientes / frí~
  femenino, femenina / masculino, masculina
  rápid~, rápidamente, deprisa / lent~, lentamente, despacio
  barat~ / car~
  mojad~, húmed~ / sec~
  fácil, fáciles, fácilmente / difícil, difíciles
  grande, grandes, gran / pequeñ~
  larg~ / cort~
  anch~ / estrech~
  grues~, gord~ / fin~, delgad~
  profund~ / superficial, superficiales
  pesad~ / liger~
  fuerte, fuertes / débil, débiles, floj~
  ric~ / pobre, pobres
  segur~ / insegur~, peligros~
  limpi~ / suci~
  crud~ / cocid~, cocinad~
  fresc~ / congelad~, podrid~
  dulce, dulces / amarg~, ácid~
  clar~ / oscur~
  cerca / lejos
  nuev~ / viej~, antigu~
  joven, jóvenes / viej~, mayor, mayores
  feliz, felices, content~ / infeliz, triste, tristes
  san~ / enferm~
  posible / imposible
  probable / improbable
  voluntari~ / obligatori~
  temporal, temporales / permanente, permanentes
  públic~ / privad~
  aprobad~, aprueba, aprobó, aprobaron, aceptó, aceptaron, aceptad~ / rechazad~, rechaza, rechazó, rechazaron, denegad~
  aprobación / rechazo, denegación
  éxito, éxitos / fracaso, fracasos
  ventaja, ventajas / desventaja, desventajas, inconveniente, inconvenientes
  ganancia, ganancias, beneficio, beneficios / pérdida, pérdidas
  ingresos / gastos
  llegar, llega, llegó, llegada / salir, sale, salió, salida
  entrar, entra, entró, entrada, entrando / salir, sale, salió, salida, saliendo
  recordar, recuerdo, recuerda / olvidar, olvidé, olvida
  contratad~, contratar / despedid~, despedir
  mejorar, mejora, mejoró / empeorar, empeora, empeoró
  nació, nacid~ / murió, muert~
  nacimiento / muerte
  much~ / poc~
  anterior, anteriores, previ~ / siguiente, siguientes, posterior, posteriores
  roj~ / verde, verdes / azul, azules / amarill~ / marrón / gris, grises / negr~ / blanc~
  una vez / dos veces / tres veces / cuatro veces
  lleno, llena / vacío, vacía
  doble, el doble / mitad, la mitad
  decena, decenas / docena, docenas / quincena / veintena / treintena / centenar, centena / millar
  más que, más / menos que, menos
  antes de, antes del, hasta / desde, a partir de, a partir del
  sub*ir, aument*ar / baj*ar, reduc*ir, disminu*ir
  gan*ar / perd*er, pierdo, pierde, pierden
  compr*ar / vend*er
  abr*ir / cerr*ar, cierra, cierro, cierran
  acept*ar, aprob*ar / rechaz*ar, deneg*ar
  empez*ar, empieza, empieza a, comenz*ar / termin*ar, acab*ar
  par*ar, dej*ar / continu*ar, segu*ir, sigue, sigo
  entr*ar / sal*ir, salgo
  permit*ir / prohib*ir
  lleg*ar / marcharse, part*ir
  encend*er, enciende / apag*ar
  flot*ar / hund*ir
  reír, ríe, rio, reía / llor*ar
  olvid*ar / record*ar, recuerda, recuerdo
  izquierd~ / derech~
  a favor, favor / en contra, contra
  la mayoría, mayoría / la minoría, minoría
  mañana, mañanas / tarde, tardes / noche, noches
  pasado, pasada / próximo, próxima, que viene
  mitad, medi~ / enter~
  inquilino, inquilina / propietario, propietaria, casero
  demandante / demandado, demandada
  maestro, maestra, profesor, profesora / alumno, alumna
  médico, médica / paciente, pacientes
  vendedor / comprador
  acreedor / deudor
  anfitrión / invitado, invitados
  remitente / destinatario
  víctima, víctimas / agresor, culpable
  ganador / perdedor
  padres / niños, hijos
  gratis, gratuit~ / de pago
  antes de que / después de que
  reducir, reduce, redujo, reducido / aumentar, aumenta, aumentó, aumentado`,
  ['o', 'a', 'os', 'as'],
  CONJUGATIONS.es,
);
