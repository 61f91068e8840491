/** Nouns, adjectives and short words with the same meaning. One group on each line; see `en-same-meaning.ts`. */
export const EN_SAME_WORDS = `
gonna = going to
have = have got
has = has got
had = had got
want to = wanna = would like to
because of = due to
in order to = to = so as to
from now on = going forward = moving forward = in future = in the future
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
job = position
boss = manager = supervisor
company = firm = business
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
