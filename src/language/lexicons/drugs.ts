/** The WHO's stems at the end of generic names of medicines in most languages, and some names without a stem. */
const STEMS =
  /(statin|prazol|prolol|tenolol|dolol|pril|sartan|cillin|cilin|mycin|micin|cyclin|ciclin|floxacin|conazol|nidazol|profen|formin|gliptin|glifozin|gliflozin|tidin|triptan|oxetin|traline?|azepam|zolam|barbital|codon|fentanil|fentanyl|caine?|caina|xaban|dipin|semid|thiazid|tiazid|lukast|terol|cortison|cortisol|nisolon|metason|ciclovir|cyclovir|tinib|zumab|limab|cetamol|setron|parin)(e|o|a)?$/;
const NAMES =
  /^(aspirine?|aspirina|acetaminophen|insulin|insuline|insulina|warfarine?|warfarina|morphine?|morfina|morphin|codeine?|codeina|codein|naproxene?|naproxeno|digoxine?|digoxina|lithium|litio|levothyroxine?|thyroxine?|metamizole?|diclofenac|diclofenaco|diclofenaque|clopidogrel|tramadol|gabapentine?|pregabaline?|methotrexate?)$/;
/** Words with the same endings that are not medicines. */
const OTHERS = /^(april|avril|abril|parin|terol|train|trainee?|cortisol|pril)$/;

/** Whether a word is the name of a medicine, by its ending. */
export function isDrug(word: string): boolean {
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.length > 5 && !OTHERS.test(plain) && (STEMS.test(plain) || NAMES.test(plain));
}
