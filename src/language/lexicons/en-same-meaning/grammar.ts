/** Auxiliaries, dialect forms and pronouns that a copy-editor puts into standard English: "could of" and "could have". One group on each line; see `en-same-meaning.ts`. */
export const EN_SAME_GRAMMAR = `
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
`;
