/** Connectives, times and quantities with the same meaning: "in order that" and "so that". One group on each line; see `en-same-meaning.ts`. */
export const EN_SAME_PHRASES = `
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
`;
