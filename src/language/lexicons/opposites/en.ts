import { pairs } from './pairs.js';

/** Words of English that turn a condition, a bound, a direction or an outcome, or name another of a closed kind. */
export const ENGLISH_OPPOSITES = pairs(`
  with, plus / without, minus
  plus, excluding, exclusive of, except, except for, apart from, without / including, inclusive of
  excluded, exclude, excludes / included, include, includes
  except, except for, unless / even, even if
  if, provided, as long as / unless, although, though, even though
  because, because of, thanks to, due to / although, though, even though, despite, in spite of
  over, more than, above, upwards of, in excess of, at least, more / under, less than, fewer than, below, at most, up to, less, fewer
  at least, no less than, not less than, a minimum of, minimum / at most, no more than, not more than, a maximum of, up to, maximum
  most / least, few, hardly any
  up, upward, upwards / down, downward, downwards
  before, prior to, ahead of / after, following, since
  until, till, up to / from, since, after
  earlier, earliest, early / later, latest, late
  first, firstly / last, lastly
  higher, highest, high / lower, lowest, low
  bigger, larger, greater, biggest, largest, greatest / smaller, smallest
  longer, longest / shorter, shortest
  faster, fastest / slower, slowest
  cheaper, cheapest / dearer, dearest, more expensive
  better, best / worse, worst
  older, oldest / younger, youngest
  warmer, hotter / cooler, colder
  win, wins, won, winning / lose, loses, lost, losing
  profit, profits, gain, gains / loss, losses
  increase, increases, increased, increasing, rise, rises, rose, risen, rising, grow, grows, grew, grown, growing / decrease, decreases, decreased, decreasing, fall, falls, fell, fallen, falling, drop, drops, dropped, dropping, shrink, shrank
  accept, accepts, accepted, approve, approves, approved / refuse, refuses, refused, reject, rejects, rejected, decline, declined
  admit, admits, admitted, confirm, confirms, confirmed / deny, denies, denied
  allowed, permitted, legal / forbidden, banned, prohibited, illegal
  pass, passes, passed / fail, fails, failed
  open, opens, opened / close, closes, closed, shut
  buy, buys, bought / sell, sells, sold
  start, starts, started, begin, begins, began / stop, stops, stopped, end, ends, ended, finish, finishes, finished
  always, every time, usually, often / never, rarely, seldom, hardly ever
  everybody, everyone, all, somebody, someone / nobody, none, no one
  everything, something / nothing
  still, now / no longer, not any more, not anymore
  already / not yet
  yes / no
  possible / impossible
  right, correct, true / wrong, incorrect, false
  same / different
  on / off
  for / against
  inside, indoors, internal / outside, outdoors, external
  positive / negative
  front / back
  top, upper / bottom, lower
  double, twice, doubled, doubles / half, once, halved, halves
  full / empty
  alive / dead
  guilty / innocent, not guilty
  major, serious / minor
  majority / minority
  hosts, home / visitors, guests, away
  landlord, lessor / tenant, lessee
  buyer, purchaser / seller, vendor
  employer / employee
  plaintiff, prosecution / defendant, defence, defense
  push, pushes, pushed / pull, pulls, pulled
  agree, agrees, agreed / disagree, disagrees, disagreed
  maximum / minimum
  mr, mister / mrs, miss, ms
  he, him, his, himself / she, her, hers, herself
  man, men, guy, guys, bloke, gentleman, boy, boys / woman, women, lady, ladies, girl, girls
  mother, mum, mom, mummy, mommy, mothers / father, dad, daddy, papa, fathers / sister, sisters / brother, brothers / son, sons / daughter, daughters / wife, wives / husband, husbands / aunt, auntie, aunty / uncle / niece / nephew / cousin, cousins / grandmother, grandma, gran, granny, nan / grandfather, grandpa, granddad / grandson / granddaughter / boyfriend / girlfriend / neighbour, neighbor, neighbours, neighbors / friend, friends, mate, mates / colleague, colleagues, coworker / boss
  hundred, hundreds / thousand, thousands / million, millions / billion, billions
  today / tonight / tomorrow / yesterday
  day, days / week, weeks / fortnight, fortnights / month, months / year, years
  northerly, northern / southerly, southern / easterly, eastern / westerly, western
  single / double / triple
  yours / mine / ours / theirs
  warm, hot / cold
  plus / minus, less
  female, females / male, males`);
