import { CONJUGATIONS, pairs } from './pairs.js';

/** Words of Portuguese that turn a condition, a bound, a direction or an outcome, or name another of a closed kind. */
export const PORTUGUESE_OPPOSITES = pairs(
  `
  com, mais / sem, menos
  mais, exceto, excepto, menos, sem, salvo / incluindo, inclusive, incluído, incluída
  exceto, excepto, salvo / até, mesmo, também
  se, desde que / embora, a menos que, apesar de
  porque, graças a / embora, apesar de
  mais de, acima de, mais, pelo menos / menos de, abaixo de, menos, no máximo
  pelo menos, no mínimo, ao menos, mínimo / no máximo, quando muito, máximo
  antes de, antes da, antes do, antes das, antes dos, antes / depois de, depois da, depois do, depois das, depois dos, depois, após
  desde / até
  cedo / tarde
  primeiro, primeira / último, última
  superior, alto, alta / inferior, baixo, baixa
  maior, maiores / menor, menores
  melhor / pior
  subir, sobe, subiu, subiram, aumentou, aumentaram, cresceu / descer, desce, desceu, desceram, diminuiu, diminuíram, caiu, baixou
  ganhar, ganha, ganhou, ganhámos, ganhamos, ganharam / perder, perde, perdeu, perdemos, perderam
  lucro / prejuízo
  aceitou, aceite, aprovado, aprovou / recusou, recusado, rejeitado, rejeitou
  permitido / proibido
  aberto, aberta, abre / fechado, fechada, fecha
  comprar, comprou, compraram / vender, vendeu, venderam
  sempre / nunca, jamais
  todos, toda a gente, alguém, todo mundo / ninguém, nenhum
  tudo, algo / nada
  ainda, agora / já não, não mais
  já / ainda não
  sim / não
  dentro / fora
  favor / contra
  dobro / metade, a metade
  em cima / em baixo
  à frente / atrás
  senhor / senhora
  ele / ela
  homem, homens, rapaz / mulher, mulheres, rapariga, moça
  mãe, mamã / pai, papá / irmã, irmãs / irmão, irmãos / filho / filha / esposa / marido, esposo / tia / tio / sobrinha / sobrinho / prima / primo / neto / neta / namorado / namorada / vizinho / vizinha / amigo / amiga / chefe
  centenas, cem / milhares, mil / milhões, milhão
  primavera / verão / outono / inverno
  norte / sul / leste / oeste
  se não / se
  quente, quentes / fri~
  feminino, feminina / masculino, masculina
  rápid~, rapidamente, depressa / lent~, lentamente, devagar
  barat~ / car~
  molhad~, úmid~, húmid~ / sec~
  fácil, fáceis, facilmente / difícil, difíceis
  grande, grandes / pequen~
  long~, comprid~ / curt~
  larg~ / estreit~
  gross~ / fin~
  profund~, fund~ / ras~
  pesad~ / leve, leves
  forte, fortes / frac~
  ric~ / pobre, pobres
  segur~ / insegur~, perigos~
  limp~ / suj~
  cru, crua, crus, cruas / cozid~, cozinhad~
  fresc~ / congelad~, podre
  doce, doces / amarg~, azed~
  clar~ / escur~
  perto / longe
  nov~ / velh~, antig~
  jovem, jovens / velh~, idos~
  feliz, felizes, contente / infeliz, triste, tristes
  possível / impossível
  provável / improvável
  voluntári~, facultativ~, opcional / obrigatóri~
  temporári~ / permanente, permanentes, definitiv~
  públic~ / privad~
  aprovad~, aceit~ / recusad~, rejeitad~, reprovad~
  aprovação / recusa, rejeição
  sucesso, êxito / fracasso, insucesso
  vantagem, vantagens / desvantagem, desvantagens
  receita, receitas, renda / despesa, despesas
  chegar, chega, chegou, chegada / partir, parte, partiu, partida, sair
  entrar, entra, entrou, entrando, entrada / sair, sai, saiu, saindo, saída
  contratad~, contratou / despedid~, demitid~, demitiu
  melhorou, melhora, melhorar / piorou, piora, piorar
  nasceu, nascid~ / morreu, mort~
  nascimento / morte
  muit~ / pouc~
  em toda parte, em todo o lado / em lado nenhum, em lugar nenhum
  anterior, anteriores / seguinte, seguintes, posterior
  uma vez / duas vezes / três vezes / quatro vezes
  vermelh~ / verde, verdes / azul, azuis / amarel~ / castanh~, marrom / cinzent~, cinza / pret~ / branc~
  chei~ / vazi~
  aumento / redução, diminuição, queda
  dezena, dezenas / dúzia, dúzias / quinzena / vintena / trintena / centena / milhar
  a mais, mais / a menos, menos
  até, antes de / a partir de, desde
  sub*ir, sobe, aument*ar / desc*er, desço, diminu*ir, reduz*ir, baix*ar
  ganh*ar / perd*er
  compr*ar / vend*er
  abr*ir / fech*ar
  aceit*ar, aprov*ar / recus*ar, rejeit*ar
  começ*ar / acab*ar, termin*ar
  par*ar / continu*ar
  entr*ar / sair, sai, saiu, saíram
  lig*ar / deslig*ar
  rir, ri, riu / chor*ar
  lembr*ar / esquec*er
  cheg*ar / part*ir
  esquerd~ / direit~
  a maioria, maioria / a minoria, minoria
  manhã / tarde / noite
  passado, passada / próximo, próxima, que vem
  meio, meia / inteir~
  inquilino, inquilina / proprietário, proprietária, senhorio
  autor, reclamante / réu, arguido
  professor, professora / aluno, aluna
  médico, médica / paciente, pacientes / enfermeiro, enfermeira
  vendedor, vendedora / comprador, compradora
  credor / devedor
  remetente / destinatário
  motorista / passageiro
  vítima, vítimas / agressor, culpado
  vencedor / perdedor
  pais / filhos, crianças
  gratuit~, grátis / pag~
  antes que / depois que
  reduzir, reduz, reduziu, reduzido / aumentar, aumenta, aumentou, aumentado`,
  ['o', 'a', 'os', 'as'],
  CONJUGATIONS.pt,
);
