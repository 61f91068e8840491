/** A codec of video. */
export function registerProresDecoder(): void {}
