/** Words that differ between British and American English: "lift" and "elevator". One group on each line; see `en-same-meaning.ts`. */
export const EN_SAME_REGIONS = `
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
`;
