/** The folder of the packages of local mode, which a hosted engine does not install. */
export const LOCAL_PACKAGES = new URL('../../../packages/local/package.json', import.meta.url);
