declare module '*.graphql' {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: how the bundler hands a text file over.
  export default text;
}
declare module '*.css';
