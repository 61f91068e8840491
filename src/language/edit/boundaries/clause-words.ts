/** The words that identify and link clauses of unpunctuated English. */

/** Pronouns that are always subjects: a clause begins here, whatever precedes. */
export const NOMINATIVE = /^(i|we|he|she|they)$/;
/** Subjects that can also be objects, so a verb has to follow. */
export const OPEN_SUBJECT =
  /^(it|you|this|that|these|those|everyone|everybody|someone|somebody|anyone|anybody|nobody|everything|something|nothing|people)$/;
/** Subject and verb in one word. */
export const CONTRACTED =
  /^(i('m|'ve|'d|'ll)|(we|they|you)('re|'ve|'d|'ll)|(he|she|it|that|there)('s|'d|'ll)|(everyone|everybody|nobody|somebody|someone)'s|here's)$/;
export const FINITE_AUX =
  /^(am|is|are|was|were|have|has|had|do|does|did|can|could|will|would|shall|should|may|might|must|cannot|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't|mustn't|ain't)$/;
/** Words that may occur between a subject and its verb. */
export const MIDDLE_ADVERB =
  /^(not|never|always|also|just|really|only|still|already|even|actually|probably|usually|often|sometimes|definitely|certainly|simply|hardly|barely|nearly|almost|finally|eventually|suddenly|quickly|slowly|honestly|kind|sort|both|all|ever|rarely|once|soon|then|now|literally|basically|obviously|clearly|quite|first|genuinely|totally|completely|kinda|sorta)$/;
/** Words that open a clause that belongs to the one before or after it. */
export const SUBORDINATOR =
  /^(if|when|whenever|while|although|though|because|cause|since|as|unless|until|till|once|after|before|where|wherever|whether|that|which|who|whom|whose|what|why|how|whatever|whoever|than|like|so that|wherever|whereas|except|lest|however)$/;
/** Those of them whose clause may precede its main clause in the middle of speech: "it takes an hour | if you rush it, they burn". */
export const FRONTED =
  /^(if|when|whenever|once|after|while|although|though|unless|before|until|since|as|because|till|wherever|where)$/;
/** Verbs and adjectives that may have the next clause as a complement. */
export const TAKER =
  /^(say|says|said|saying|think|thinks|thought|thinking|know|knows|knew|knowing|hope|hopes|hoped|hoping|believe|believes|believed|feel|feels|felt|mean|means|meant|guess|suppose|tell|tells|told|telling|sure|certain|glad|sorry|afraid|wish|wished|remember|remembered|pretend|pretended|realise|realised|realize|realized|notice|noticed|find|found|show|shows|showed|see|saw|hear|heard|bet|swear|promise|promised|imagine|assume|assumed|figured|reckon|admit|admitted|claim|claims|claimed|argue|argued|suggest|suggested|expect|expected|doubt|insist|insisted|decided|learned|learnt|understand|understood|happy|proud|surprised|aware|confident|worried|convinced|wonder|wondered|wondering|ask|asked|asks|confirm|confirmed|check|explain|explained|discovered|recommend|recommended|ensure|like|seems|appears|proves|proved|forgot|complained|warned|announced|reported)$/;
/** Verbs with an optional listener before the clause: "she told my mother I was lazy". */
export const TELLER =
  /^(tell|tells|told|telling|promise|promised|remind|reminded|show|showed|warn|warned|assured|convinced|ask|asked|asks)$/;
/** Verbs without an object, so that a noun after them opens a clause. */
export const INTRANSITIVE =
  /^(works?|worked|goes|comes?|came|died|dies|happens?|happened|changed|slept|sleeps?|waited|laughed|cried|arrived|ended|closed|opened|failed|fell|stopped|lied|disappeared|appeared|collapsed|screamed|smiled|survived|agreed|disagreed|crashed|broke|sucks|matters)$/;
/** Adverbs that usually open a sentence and rarely end one. */
export const LEADING_ADVERB =
  /^(meanwhile|anyway|anyways|then|now|finally|luckily|fortunately|unfortunately|suddenly|eventually|maybe|perhaps|apparently|firstly|secondly|thirdly|lastly|nowadays|otherwise|therefore|however|honestly|sometimes|today|yesterday|tomorrow|tonight|first|second|third|fourth|also|plus|personally|ironically|interestingly|surprisingly|sadly|frankly|hopefully|currently|realistically|officially|technically|generally|typically|normally|ideally|thankfully|admittedly|ultimately|initially)$/;
/** Those of them that may also end a sentence: they open one only after a word that they cannot follow. */
export const EITHER_ADVERB =
  /^(today|yesterday|tomorrow|tonight|now|also|honestly|first|second|third|fourth|sometimes|then|eventually)$/;
/** Words that take or give the turn before the main sentence. */
export const MARKER =
  /^(okay|ok|well|right|yeah|yes|yep|yup|no|nope|oh|wow|ah|hey|anyway|alright|sure|look|listen|great|good|fine|exactly|absolutely|perfect|cool|hi|hello|bye|thanks|sorry|congratulations)$/;
/** Words that cannot end a sentence. */
export const OPEN_END =
  /^(the|a|an|my|our|your|his|her|their|its|every|each|some|any|no|of|to|from|with|by|into|onto|at|for|and|but|or|nor|so|because|although|though|while|if|when|unless|until|since|than|i|we|he|she|they|who|which|whose|that's|it's|we're|i'm|they're|he's|she's|there's|i've|we've|you've|they've|very|really|quite|too|more|most|mr|mrs|ms|dr|these|those|be|been|being|am|is|are|was|were|has|had|have|does|do|did|will|would|can|could|should|shall|may|might|must|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't|let's|please|about|like|only|just|even|as|per|via|not|never|always|also|such|both|either|neither|whether|how|what|why|where|whatever)$/;
/** Short answers end with an auxiliary: "yes I was", "but he did", "I don't". */
export const SHORT_ANSWER =
  /^(am|is|are|was|were|have|has|had|do|does|did|can|could|will|would|should|might|isn't|aren't|wasn't|weren't|haven't|hasn't|hadn't|don't|doesn't|didn't|can't|couldn't|won't|wouldn't|shouldn't)$/;
