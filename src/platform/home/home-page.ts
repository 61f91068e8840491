/** Something to go to. */
export interface Place {
  readonly name: string;
  readonly path: string;
  readonly title: string;
  readonly about: string;
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 40rem; margin: 12vh auto; padding: 0 1.5rem; }
  h1 { font-size: 1.6rem; margin: 0; }
  .version { opacity: .6; font-size: .9rem; }
  ul { list-style: none; padding: 0; margin: 2rem 0; }
  li { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: .5rem; margin: .75rem 0; }
  a { display: block; padding: .75rem 1rem; color: inherit; text-decoration: none; }
  a:hover, a:focus { background: color-mix(in srgb, currentColor 8%, transparent); }
  a b { display: block; }`;

/** The page at the root: no script, nothing from anywhere else. All of it is text of the engine's own. */
export function homePage(about: string, version: string, places: readonly Place[]): string {
  const items = places.map(({ path, title, about }) => `<li><a href="${path}"><b>${title}</b>${about}</a></li>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Evolution Studios Engine</title>
<link rel="icon" href="data:,">
<style>${STYLE}
</style>
</head>
<body>
<h1>Evolution Studios Engine</h1>
<p>${about} <span class="version">Version ${version}</span></p>
<ul>
${items.join('\n')}
</ul>
</body>
</html>
`;
}
