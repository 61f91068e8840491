import type { ProviderSettings } from '../../platform/environment/environment.js';

/** Azure's current stable API version of the paths with a deployment. */
const API_VERSION = '2024-10-21';

/**
 * How a client of Azure OpenAI differs: the key is in `api-key`, the deployment in the path, and `?api-version=` is required. Newer addresses end in
 * `/openai/v1`: they take the deployment as the model and need no version.
 */
export function azureWire({ baseUrl, model, apiKey, apiVersion }: ProviderSettings) {
  const headers = { authorization: null, 'api-key': apiKey };
  if (/\/openai\/v\d+$/.test(baseUrl)) {
    const query = apiVersion === undefined ? {} : { defaultQuery: { 'api-version': apiVersion } };
    return { modelInPath: false, baseURL: baseUrl, defaultHeaders: headers, ...query };
  }
  const root = baseUrl.replace(/(\/openai)?(\/deployments(\/[^/]+)?)?$/, '');
  return {
    modelInPath: true,
    baseURL: `${root}/openai/deployments/${encodeURIComponent(model)}`,
    defaultQuery: { 'api-version': apiVersion ?? API_VERSION },
    defaultHeaders: headers,
  };
}
