/**
 * Wordings of English that keep the meaning, a group in a line. A group holds for any form of its words only where the form is listed.
 * Contractions are written out, as both texts are read: "we've got" is "we have got".
 */
const GROUPS = `
gonna = going to
have = have got
has = has got
had = had got
want to = wanna = would like to
because of = due to
in order to = to = so as to
use = make use of = utilize = utilise
uses = makes use of = utilizes = utilises
used = made use of = utilized = utilised
using = making use of = utilizing = utilising
from now on = going forward = moving forward = in future = in the future
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
enough = sufficient
big = large
bigger = larger
biggest = largest
kid = child
kids = children
guy = man
guys = men
mum = mom = mother
dad = father
grandma = grandmother = granny
grandpa = grandfather = granddad
tv = television
telly = television
phone = telephone
fridge = refrigerator
bike = bicycle
plane = airplane = aeroplane = aircraft
ad = advert = advertisement
ads = adverts = advertisements
exam = examination
lab = laboratory
photo = photograph = picture
photos = photographs = pictures
info = information
app = application
apps = applications
rep = representative
vet = veterinarian
gym = gymnasium
maths = math = mathematics
flu = influenza
quick = fast
quickly = fast = rapidly
yes = yeah = yep = yup = yah = aye
okay = ok = alright = all right
hello = hi = hiya = hey
thanks = thank you = cheers
thanks a lot = thank you very much = many thanks
goodbye = bye = bye bye
sorry = i am sorry = my apologies
nope = nah
nobody = no one = no-one
everybody = everyone
somebody = someone
anybody = anyone
everywhere = everyplace
besides = in addition = furthermore = moreover = what is more
also = too = as well = in addition
for example = for instance = e.g = eg
that is = that is to say = i.e = ie = in other words
such as = like
and so on = et cetera = etc = and so forth
as well as = and also = and
in fact = actually = as a matter of fact = indeed
of course = naturally
in the end = eventually = ultimately
at first = initially
to start with = to begin with = first of all = firstly = first off = for a start
secondly = second
thirdly = third
lastly = finally = last of all
instead of = rather than
in spite of = despite
with regard to = regarding = concerning = about = as for = with respect to = when it comes to = in terms of
on top of that = in addition to that = besides that
apart from = aside from = except for = other than
near = close to
next to = beside
among = amongst
while = whilst
until = till
toward = towards
forward = forwards
backward = backwards
upward = upwards
downward = downwards
afterward = afterwards
inside = inside of
outside = outside of
off = off of
out = out of
within = in under
per = a = an
every day = daily = each day
every week = weekly = each week
every month = monthly = each month
every year = yearly = annually = each year = per year
per day = a day
per week = a week
per month = a month
per hour = an hour
one time = once
two times = twice
the two of them = both of them = both
one after another = one after the other = in turn
at this time = currently
at that time = then = back then = in those days
these days = nowadays = today
right away = immediately = straight away = at once = straightaway = instantly
as soon as possible = asap
last night = yesterday evening
tomorrow lunch = lunch tomorrow = tomorrow lunchtime = lunchtime tomorrow
the day before = the previous day
the next day = the following day = the day after
the year before = the previous year
the next year = the following year
as if = as though
even though = although = though = despite the fact that
in case of = in the event of
if = whether
a lot of = lots of = many = much = plenty of = loads of
a lot = much = a great deal
a couple of = a few = two or three
a bunch of = several = a number of
a kind of = a sort of = a type of
sort of = kind of
sorta = sort of
kinda = kind of
really = truly
very = really
maybe = perhaps
the rest = the remainder
the entire = the whole = all the
as long as = so long as = provided that
so that = in order that = so
that is why = this is why = which is why = therefore
the reason is that = because
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
be able to = can
was able to = could = managed to
is able to = can
are able to = can
has to = must = needs to
have to = must = need to
had to = needed to
has been able to = could
is going to = will
are going to = will
am going to = will
going to = will
is called = is named
called = named
is about = concerns
he goes = he says
she goes = she says
i go = i say
i says = i say = i said
i were = i was
you was = you were
they was = they were
we was = we were
it do not = it does not
he do not = he does not
she do not = she does not
could of = could have
should of = should have
would of = would have
me and = and i
you guys = you all = you
all of us = we all
all of them = they all
both of us = we both
most of the people = most people
the people who = those who
people that = people who
somebody who = someone who
who is = that is = which is
the thing is = the point is
the way that = how
the place where = where
the time when = when
the fact that = that
for the purpose of = for
in the vicinity of = near
with the exception of = except
in the absence of = without
by means of = by
in the course of = during
throughout = all through
previously = before = earlier
subsequently = later = after that = afterwards
firstly = first
approximately = about = around = roughly
additional = extra = more
another = one more
numerous = many
difficult = hard
easy = simple
wrong = incorrect
right = correct
whole = entire
main = principal
rich = wealthy
happy = glad
angry = mad = cross
ill = sick = unwell
tired = exhausted
scared = afraid = frightened
funny = amusing
important = significant
famous = well known
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
job = position
boss = manager = supervisor
company = firm = business
shop = store
flat = apartment
lift = elevator
lorry = truck
petrol = gas = gasoline
holiday = vacation
autumn = fall
pavement = sidewalk
rubbish = garbage = trash
queue = line
film = movie
car park = parking lot
mobile = mobile phone = cell phone = cellphone
chemist = pharmacy
postcode = zip code
timetable = schedule
post = mail
error = mistake
errors = mistakes
issue = problem
issues = problems
idea = thought
street = road
noon = midday = twelve noon
doctor = dr
mister = mr
missus = mrs
saint = st
versus = vs = against
lots = a lot
o'clock = oclock
`;

export const EN_SAME_MEANING: readonly (readonly string[])[] = GROUPS.trim()
  .split('\n')
  .map((line) => line.split(' = '));
