/** Verbs with the same meaning, with their particles: "carry out" and "perform". Each form of a verb is a group of its own. One group on each line; see `en-same-meaning.ts`. */
export const EN_SAME_VERBS = `
use = make use of = utilize = utilise
uses = makes use of = utilizes = utilises
used = made use of = utilized = utilised
using = making use of = utilizing = utilising
help = assist
start = begin = commence
started = began = commenced
starting = beginning
starts = begins
end = finish
ended = finished
stop = cease
stopped = ceased
buy = purchase
bought = purchased
need = require
needed = required
needs = requires
get = obtain = receive
got = obtained = received = gotten
show = demonstrate
shows = demonstrates
showed = demonstrated
ask = inquire = enquire
asked = inquired = enquired
tell = inform
deal with = handle
dealt with = handled
find out = discover = learn
found out = discovered = learned = learnt
figure out = work out
figured out = worked out
set up = established = arranged
put off = postpone = postponed
call off = cancel
called off = cancelled = canceled
carry out = perform = conduct
carried out = performed = conducted
go on = continue = carry on
went on = continued = carried on
keep on = keep
look at = examine
look for = search for
looked for = searched for
look into = investigate
looked into = investigated
look after = take care of
looked after = took care of
talk about = discuss
talked about = discussed
talking about = discussing
think about = consider
thought about = considered
come back = return
came back = returned
go back = return
went back = returned
give back = return
get rid of = remove
got rid of = removed
take out = remove
took out = removed
throw away = discard
threw away = discarded
make sure = ensure
made sure = ensured
give up = quit
gave up = quit
pick up = collect
picked up = collected
sign up = register
signed up = registered
fill out = fill in = complete
hand in = submit
handed in = submitted
turn up = show up = arrive
turned up = showed up = arrived
pay back = repay
go up = rise = increase
went up = rose = increased
gone up = risen = increased
go down = fall = decrease
went down = fell = decreased = dropped
gone down = fallen = decreased
get better = improve
got better = improved
get worse = deteriorate
got worse = deteriorated
speak = talk
spoke = talked
speaking = talking
choose = select = pick
chose = selected = picked
chosen = selected = picked
fix = repair
fixed = repaired
build = construct
built = constructed
try = attempt
tried = attempted
allow = let = permit
allowed = let = permitted
answer = reply = respond
answered = replied = responded
happen = occur
happened = occurred
keep = retain
kept = retained
send = forward
sent = forwarded
live = reside
lived = resided
seem = appear
seems = appears
seemed = appeared
mean = signify
hurry = rush
`;
