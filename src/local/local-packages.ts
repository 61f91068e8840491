/** Where the packages of local mode are looked up: in their own folder, which a hosted engine does not install. */
export const LOCAL_PACKAGES = new URL('../../packages/local/package.json', import.meta.url);
