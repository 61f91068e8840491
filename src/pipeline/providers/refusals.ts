import type { APIError } from 'openai';

/** What a request was refused for. The same request would be refused again. */
export type Refusal =
  | 'redirect'
  | 'https'
  | 'filtered'
  | 'not-loaded'
  | 'account'
  | 'not-allowed'
  | 'privacy'
  | 'model-gone'
  | 'country'
  | 'network'
  | 'version'
  | 'key'
  | 'path'
  | 'too-large'
  | 'other';

/** Words of a refusal, where servers have no common code for it. The first that fits counts: a key may be refused for the sake of a model. */
const SAID: readonly (readonly [Refusal, RegExp])[] = [
  ['https', /http request (?:was sent )?to (?:an )?https (?:port|server)/i],
  [
    'filtered',
    /content management policy|safety system|moderation|(?:input|content|prompt) was flagged|inappropriate content|敏感内容/i,
  ],
  [
    'not-loaded',
    /no models? (?:is |are )?loaded|failed to load (?:the )?model|model is (?:unloaded|not loaded)|endpoint is (?:paused|scaled to zero)/i,
  ],
  ['account', /account.{0,40}(?:deactivated|suspended|terminated|disabled|banned)|access was terminated/i],
  ['not-allowed', /must be verified to use|accept the (?:terms|license)|gated (?:repo|model)/i],
  ['privacy', /data policy|privacy settings/i],
  [
    'model-gone',
    /model.{0,200}(?:not exist|not found|retired|deprecat|decommission)|no such model|not have access to .{0,20}model|(?:invalid|unknown|unsupported) model|not a valid model|model.{0,80}(?:is not|not) supported by|model [^ ]{1,80} is not supported|(?:allowed to|only) access models?/i,
  ],
  ['country', /(?:country|region|territory|location).{0,30}(?:not supported|unsupported)/i],
  ['network', /<(?:!doctype|html|head|body)\b|virtual network|firewall|blocked by/i],
  ['version', /api[- ]?version/i],
  ['key', /api.?key (?:not valid|invalid|expired)|(?:invalid|expired) (?:api )?(?:key|token)/i],
  [
    'too-large',
    /clip duration|file ?size|audio .{0,40}too (?:long|large)|content size limit|longer than .{0,40}maximum|duration .{0,40}(?:exceed|limit|maximum)/i,
  ],
];
/** Codes that say it alone. */
const CODES: readonly (readonly [Refusal, RegExp])[] = [
  ['filtered', /^(?:content_filter|content_policy_violation|ResponsibleAIPolicyViolation|data_inspection_failed)$/],
  // OpenAI returns `model_not_found` both for an unknown name and for a model that was switched off.
  ['model-gone', /^(?:model_(?:not_found|decommissioned|not_supported)|invalid_model|DeploymentNotFound)$/],
  ['country', /^unsupported_country_region_territory$/],
  ['key', /^invalid_api_key$/],
  ['account', /^account_(?:deactivated|suspended|disabled)$/],
];
const STATUSES: Readonly<Record<number, Refusal>> = {
  401: 'key',
  403: 'key',
  404: 'path',
  405: 'path',
  410: 'model-gone',
  413: 'too-large',
  426: 'https',
  451: 'country',
  497: 'https',
};
/** Words that mean something only beside a refusal of access. */
const OF_403: readonly Refusal[] = ['network'];

/** What a request was refused for, by code, then by words, then by status. */
export function refusalOf({ status = 0, code, type, message }: APIError): Refusal {
  if (status >= 300 && status < 400) return 'redirect';
  const codes = [String(code), String(type)];
  const byCode = CODES.find(([, pattern]) => codes.some((one) => pattern.test(one)))?.[0];
  const byWords = SAID.find(
    ([refusal, pattern]) => (status === 403 || !OF_403.includes(refusal)) && pattern.test(message),
  )?.[0];
  return byCode ?? byWords ?? STATUSES[status] ?? 'other';
}
