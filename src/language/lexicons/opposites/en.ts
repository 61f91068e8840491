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
  nearside / offside
  laugh, laughs, laughed, laughing / cry, cries, cried, crying, weep, wept
  support, supports, supported, supporting / oppose, opposes, opposed, opposing
  relieved, eased / provoked, aggravated, worsened
  toward, towards / away from
  slight, slightly, mild, mildly / strong, strongly, severe, severely
  survive, survives, survived / predecease, predeceases, predeceased, die, dies, died
  floats, float, floated / sinks, sink, sank
  freeholder / leaseholder
  percent, per cent / points, percentage points
  win, wins, won, winning / lose, loses, lost, losing
  profit, profits, gain, gains / loss, losses
  increase, increases, increased, increasing, rise, rises, rose, risen, rising, grow, grows, grew, grown, growing / decrease, decreases, decreased, decreasing, reduce, reduces, reduced, reducing, fall, falls, fell, fallen, falling, drop, drops, dropped, dropping, shrink, shrank
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
  for, favour, favor, in favour of, in favor of / against
  inside, indoors, internal / outside, outdoors, external
  positive / negative
  front / back
  top, upper / bottom, lower
  double, twice, doubled, doubles / half, once, halved, halves
  full, whole, entire / half
  full / empty
  alive / dead
  guilty / innocent, not guilty
  major, serious / minor
  majority / minority
  hosts, home / visitors, guests, away
  landlord, lessor / tenant, lessee
  buyer, purchaser / seller, vendor
  employer / employee
  plaintiff, claimant, prosecution / defendant, defence, defense
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
  female, females / male, males
  quick, quickly, fast, rapid, rapidly, swift, swiftly / slow, slowly
  cheap, inexpensive / expensive, costly, dear
  wet, damp, moist / dry
  easy, easily, easier, easiest / hard, difficult, harder, hardest
  big, large, huge / small, tiny, little
  tall / short
  long / short, brief
  wide, broad, wider / narrow, narrower
  thick, thicker / thin, thinner
  deep, deeper / shallow, shallower
  heavy, heavier, heaviest / light, lighter, lightest
  strong, stronger, strongest / weak, weaker, weakest
  loud, loudly, louder / quiet, quietly, quieter, silent
  rich, wealthy, richer / poor, poorer
  safe, safely, safer / unsafe, dangerous, dangerously
  clean, cleaner / dirty, dirtier
  raw, uncooked / cooked
  fresh / stale, frozen, rotten
  sweet / sour, bitter
  rough / smooth
  tight, tighter, tightly / loose, looser, loosely
  bright, brighter / dark, darker, dim
  near, nearer, nearby, close, closer / far, farther, further, distant
  new, newer, newest / old, older, oldest, used
  happy, glad, pleased / unhappy, sad, sorry
  healthy, well / ill, sick, unwell
  lucky / unlucky
  likely / unlikely
  known / unknown
  usual, normal / unusual, abnormal
  clear, obvious / unclear
  fair / unfair
  stable / unstable
  necessary, required / unnecessary, optional
  optional, voluntary / mandatory, compulsory, obligatory
  temporary, temporarily / permanent, permanently
  public, publicly / private, privately
  simple, simpler / complex, complicated
  approval, acceptance / refusal, rejection, denial
  success, successful, successfully / failure, unsuccessful, unsuccessfully
  succeed, succeeds, succeeded / fail, fails, failed
  strength, strengths / weakness, weaknesses
  advantage, advantages, benefit, benefits / disadvantage, disadvantages, drawback, drawbacks
  love, loves, loved / hate, hates, hated
  import, imports, imported / export, exports, exported
  income, revenue, revenues / expense, expenses, spending
  credit, credited / debit, debited
  arrive, arrives, arrived, arriving, arrival / leave, leaves, left, leaving, depart, departs, departed, departing, departure
  enter, enters, entered, entering / exit, exits, exited, exiting
  remember, remembers, remembered / forget, forgets, forgot, forgotten
  lend, lends, lent / borrow, borrows, borrowed
  hire, hires, hired / fire, fires, fired
  attack, attacks, attacked, attacking / defend, defends, defended, defending
  add, adds, added / remove, removes, removed, subtract, subtracts, subtracted
  include, included / omit, omitted, exclude
  expand, expands, expanded / contract, contracts, contracted
  improve, improves, improved, improving / worsen, worsens, worsened, worsening
  widen, widens, widened / narrow, narrows, narrowed
  raise, raises, raised, lift, lifts, lifted / lower, lowers, lowered, cut, cuts
  enable, enables, enabled / disable, disables, disabled
  lock, locks, locked / unlock, unlocks, unlocked
  connect, connects, connected / disconnect, disconnects, disconnected
  install, installs, installed / uninstall, uninstalls, uninstalled
  born / died
  birth / death
  married / divorced, single, unmarried
  many, much, lots of, a lot of / few, little
  everywhere / nowhere
  ally, allies, friend, friends / enemy, enemies
  lower case, lowercase / upper case, uppercase, capital
  previous, preceding, last / following, next
  morning, mornings / evening, evenings / afternoon, afternoons / night, nights
  once / twice / three times
  clockwise / anticlockwise, counterclockwise
  vertical, vertically / horizontal, horizontally
  red / green / blue / yellow / orange / purple / brown / pink / grey, gray / black / white
  inner / outer
  ally / opponent
  even if / except if
  dozen, dozens / score, scores / hundred, hundreds
  within / after, outside
  after that, afterwards, afterward, later, subsequently / before that, beforehand, before
  until, till / once, as soon as
  teacher, teachers / pupil, pupils, student, students
  doctor, doctors / nurse, nurses / patient, patients
  lender, creditor / borrower, debtor
  host, hosts / guest, guests
  sender / recipient, addressee
  driver, drivers / passenger, passengers
  victim, victims / offender, suspect, perpetrator
  winner, winners / loser, losers
  parent, parents / child, children
  entrance / exit
  free, free of charge / paid, chargeable
  supply / demand
  maternal / paternal`);
