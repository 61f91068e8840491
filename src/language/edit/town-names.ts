/** Towns that the tagger does not know and that are not other words of English. */
export const TOWNS: ReadonlySet<string> = new Set(
  (
    'cornwall devon essex sussex surrey norfolk suffolk yorkshire lancashire cumbria dorset somerset wiltshire hampshire aberdeen aberystwyth accrington antwerp armagh ayr barnsley basingstoke belfast birkenhead birmingham blackburn blackpool bolton ' +
    'bournemouth bradford brighton bristol bruges burnley caernarfon cambridge canterbury cardiff carlisle chelmsford cheltenham chesterfield ' +
    'colchester coventry croydon darlington doncaster dorchester dumfries dundee dunfermline durham eastbourne edinburgh exeter falkirk ' +
    'falmouth galway gateshead ghent gillingham glasgow gloucester gothenburg grimsby guildford halifax harrogate hartlepool hastings huddersfield ' +
    'inverness ipswich kilkenny kilmarnock lancaster leeds leicester lichfield limerick liverpool llandudno maastricht maidstone ' +
    'middlesbrough newcastle northampton norwich nottingham oldham oxford paisley penzance peterborough plymouth portsmouth rotherham ' +
    'rotterdam salford salisbury scarborough scunthorpe sheffield shrewsbury southampton southend stavanger stirling stockport sunderland ' +
    'swansea swindon taunton torquay utrecht wakefield walsall waterford wexford wigan winchester wolverhampton worcester wrexham ' +
    'albuquerque anchorage baltimore boise cincinnati cleveland chattanooga dallas denver duluth fresno gainesville ' +
    'houston indianapolis knoxville louisville memphis milwaukee minneapolis nashville omaha orlando philadelphia pittsburgh ' +
    'sacramento savannah scranton spokane syracuse tacoma tallahassee toledo topeka tucson tulsa wichita'
  ).split(' '),
);
