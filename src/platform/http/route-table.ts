const KEY = 'routeTable';

interface Route {
  readonly pattern: RegExp;
  readonly methods: readonly string[];
}

/** The routes of the server, to distinguish a wrong method (405) from a wrong address (404). */
export class RouteTable {
  private readonly routes: Route[] = [];

  /** @param url in Fastify's spelling: `/v1/jobs/:id`, `/docs/*` */
  add(url: string, methods: string | readonly string[]): void {
    // A catch-all for every path (CORS preflight) says nothing about an address.
    if (url === '*' || url === '/*') return;
    const pattern = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part.split('*').map(escaped).join('.*')))
      .join('/');
    this.routes.push({ pattern: new RegExp(`^${pattern}/?$`), methods: [methods].flat() });
  }

  /** The methods of the routes at this path, sorted; empty without a route. */
  methodsFor(path: string): readonly string[] {
    const methods = this.routes.filter((route) => route.pattern.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }
}

/** The table that the server carries, null on a server that has none. */
export function routeTableOf(server: object): RouteTable | null {
  const table = (server as Record<string, unknown>)[KEY];
  return table instanceof RouteTable ? table : null;
}

/** The name under which the server carries its table. */
export const ROUTE_TABLE = KEY;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
