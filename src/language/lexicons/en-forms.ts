import type { WordForms } from './lexicon.js';

/** Irregular words: base, past forms, other forms. A dash for none. */
const TABLE = `
be|was were been|am is are being
have|had|has having
do|did done|does doing
go|went gone|goes going
say|said|says saying
get|got gotten|gets getting
make|made|makes making
know|knew known|knows knowing
think|thought|thinks thinking
take|took taken|takes taking
see|saw seen|sees seeing
come|came|comes coming
give|gave given|gives giving
find|found|finds finding
tell|told|tells telling
become|became|becomes becoming
leave|left|leaves leaving
feel|felt|feels feeling
bring|brought|brings bringing
begin|began begun|begins beginning
keep|kept|keeps keeping
hold|held|holds holding
write|wrote written|writes writing
stand|stood|stands standing
hear|heard|hears hearing
let|-|lets letting
mean|meant|means meaning
set|-|sets setting
meet|met|meets meeting
run|ran|runs running
pay|paid|pays paying
sit|sat|sits sitting
speak|spoke spoken|speaks speaking
lead|led|leads leading
grow|grew grown|grows growing
lose|lost|loses losing
fall|fell fallen|falls falling
send|sent|sends sending
build|built|builds building
understand|understood|understands understanding
draw|drew drawn|draws drawing
break|broke broken|breaks breaking
spend|spent|spends spending
cut|-|cuts cutting
rise|rose risen|rises rising
drive|drove driven|drives driving
buy|bought|buys buying
wear|wore worn|wears wearing
choose|chose chosen|chooses choosing
eat|ate eaten|eats eating
teach|taught|teaches teaching
catch|caught|catches catching
sell|sold|sells selling
win|won|wins winning
fight|fought|fights fighting
throw|threw thrown|throws throwing
sleep|slept|sleeps sleeping
fly|flew flown|flies flying
sing|sang sung|sings singing
swim|swam swum|swims swimming
drink|drank drunk|drinks drinking
ring|rang rung|rings ringing
shut|-|shuts shutting
put|-|puts putting
hit|-|hits hitting
hurt|-|hurts hurting
cost|-|costs costing
read|-|reads reading
show|showed shown|shows showing
hide|hid hidden|hides hiding
bite|bit bitten|bites biting
shake|shook shaken|shakes shaking
steal|stole stolen|steals stealing
forget|forgot forgotten|forgets forgetting
wake|woke woken|wakes waking
bend|bent|bends bending
lend|lent|lends lending
feed|fed|feeds feeding
shoot|shot|shoots shooting
slide|slid|slides sliding
stick|stuck|sticks sticking
strike|struck|strikes striking
swear|swore sworn|swears swearing
tear|tore torn|tears tearing
blow|blew blown|blows blowing
freeze|froze frozen|freezes freezing
seek|sought|seeks seeking
deal|dealt|deals dealing
dig|dug|digs digging
hang|hung|hangs hanging
lay|laid|lays laying
lie|lay lain lied|lies lying
light|lit|lights lighting
learn|learnt learned|learns learning
burn|burnt burned|burns burning
dream|dreamt dreamed|dreams dreaming
try|tried|tries trying
die|died|dies dying
child|-|children
man|-|men
woman|-|women
person|-|people
foot|-|feet
tooth|-|teeth
mouse|-|mice
life|-|lives
wife|-|wives
half|-|halves
shelf|-|shelves
leaf|-|leaves
`;

function split(list: string): readonly string[] {
  return list === '-' ? [] : list.split(' ');
}

export const EN_IRREGULAR_FORMS: readonly WordForms[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [base = '', past = '-', other = '-'] = line.split('|');
    return { base, past: split(past), other: split(other) };
  });
