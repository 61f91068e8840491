/**
 * The design's boundaries (docs/architecture.md): platform ← access, supabase ← jobs, brand ← refinements ← pipeline ← monitoring ← app.
 * `language` stands beside them: it imports nothing of ours, and jobs and all above may import it.
 */
const areas = [
  'access',
  'supabase',
  'jobs',
  'brand',
  'language',
  'refinements',
  'pipeline',
  'monitoring',
  'local',
  'cli',
];
const may = {
  platform: [],
  access: ['platform'],
  supabase: ['platform'],
  language: [],
  jobs: ['platform', 'access', 'supabase', 'language'],
  brand: ['platform', 'access', 'supabase'],
  refinements: ['platform', 'access', 'supabase', 'jobs', 'brand', 'language'],
  pipeline: ['platform', 'access', 'supabase', 'jobs', 'brand', 'language', 'refinements'],
  monitoring: ['platform', 'access', 'supabase', 'jobs', 'brand', 'language', 'refinements', 'pipeline'],
  local: ['platform', 'access', 'supabase', 'jobs', 'brand', 'language', 'refinements', 'pipeline'],
  cli: [
    'platform',
    'access',
    'supabase',
    'jobs',
    'brand',
    'language',
    'refinements',
    'pipeline',
    'monitoring',
    'local',
  ],
};
const direction = Object.entries(may).map(([area, allowed]) => ({
  name: `${area}-imports-downwards`,
  severity: 'error',
  comment: `${area} may import only ${allowed.join(', ') || 'nothing of ours'}`,
  from: { path: `^src/${area}/` },
  to: { path: '^src/', pathNot: [`^src/${area}/`, ...allowed.map((name) => `^src/${name}/`)] },
}));
/**
 * Which folders of its own area a folder may import; an area's module imports them all. '.' stands for the files beside the folders. Each list
 * names only entries above its own, so no two folders can import each other.
 */
const inside = {
  platform: {
    logging: [],
    '.': ['logging'],
    environment: ['logging', '.'],
    telemetry: ['logging', '.', 'environment'],
    postgres: ['logging', '.'],
    http: ['logging', '.', 'environment', 'postgres'],
    graphql: ['logging', '.', 'environment', 'http'],
  },
  brand: {
    '.': [],
    graphql: ['.'],
  },
  language: {
    text: [],
    lexicons: ['text'],
    figures: ['text', 'lexicons'],
    neutral: ['text', 'lexicons', 'figures'],
    annotate: ['text', 'lexicons', 'figures', 'neutral'],
    // The English grammar that the copy-editor and the diff read. The checks call neither.
    english: ['text', 'figures'],
    compare: ['text', 'lexicons', 'figures', 'neutral', 'annotate', 'english'],
    edit: ['text', 'lexicons', 'figures', 'neutral', 'annotate', 'english', 'compare'],
    explain: ['text', 'lexicons', 'figures', 'neutral', 'annotate', 'english', 'compare', 'edit'],
    describe: ['text', 'lexicons', 'figures', 'neutral', 'annotate', 'english', 'compare', 'edit'],
    thread: ['text', 'compare', 'edit', 'explain', 'describe'],
  },
  jobs: {
    record: [],
    results: ['record'],
    audio: ['record'],
    captions: ['results'],
    lifecycle: ['record', 'results'],
    reading: ['record', 'results', 'audio'],
    intake: ['record', 'audio', 'lifecycle', 'reading'],
    rest: ['record', 'results', 'captions', 'lifecycle', 'reading', 'intake'],
    graphql: ['record', 'results', 'lifecycle', 'reading', 'intake'],
  },
  refinements: {
    versions: [],
    trials: ['versions'],
    rest: ['versions', 'trials'],
    graphql: ['versions', 'trials'],
  },
  pipeline: {
    stages: [],
    providers: [],
    queue: [],
    'text-thread': [],
    transcribing: ['stages', 'providers'],
    enriching: ['stages'],
    refining: ['stages', 'providers', 'enriching'],
    runner: ['stages', 'providers', 'queue'],
  },
  monitoring: {
    paging: [],
    health: [],
    dashboard: [],
    providers: [],
    stats: [],
    search: [],
    users: [],
    settings: [],
    alerts: ['paging', 'stats'],
    webhooks: ['paging'],
    sweeps: ['alerts', 'webhooks'],
    audits: ['paging', 'sweeps'],
    live: ['stats'],
    metrics: ['stats', 'alerts'],
  },
  local: {
    programs: [],
    postgres: ['programs'],
    supabase: ['programs'],
    front: ['programs'],
    supervisor: ['programs', 'postgres', 'supabase', 'front'],
    project: ['programs', 'supervisor'],
    quickstart: ['project'],
  },
  cli: {
    output: [],
    engine: ['output'],
    doctor: ['engine'],
    submit: ['output', 'engine'],
    commands: ['output', 'engine', 'doctor', 'submit'],
  },
};
/** The files of an entry of `inside`. */
const filesOf = (area, name) => (name === '.' ? `^src/${area}/[^/]+$` : `^src/${area}/${name}/`);
const folders = Object.entries(inside).flatMap(([area, above]) => [
  {
    name: `${area}-folders-are-listed`,
    severity: 'error',
    comment: `say in .dependency-cruiser.cjs what this folder of ${area} may import`,
    from: { path: `^src/${area}/[^/]+/`, pathNot: Object.keys(above).map((name) => filesOf(area, name)) },
    to: {},
  },
  ...Object.entries(above).map(([folder, allowed]) => ({
    name: `${area}-${folder === '.' ? 'files' : folder}-imports-downwards`,
    severity: 'error',
    comment: `${area}/${folder} may import only ${allowed.join(', ') || 'no other folder'} of ${area}`,
    from: { path: filesOf(area, folder), pathNot: '\\.module\\.ts$' },
    to: { path: `^src/${area}/`, pathNot: [folder, ...allowed].map((name) => filesOf(area, name)) },
  })),
]);
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: {
        orphan: true,
        path: '^src/',
        pathNot: ['^src/(main|schema|graphql-schema|reference|quickstart|dev|console|seed)\\.ts$', '-process\\.ts$'],
      },
      to: {},
    },
    ...direction,
    ...folders,
    {
      name: 'language-is-pure',
      severity: 'error',
      comment: 'the language wing runs anywhere: no framework, no database, no network, no file',
      from: { path: '^src/language/' },
      to: {
        path: [
          'node_modules/(@nestjs|kysely|pg|pg-boss|openai|@supabase|fastify|undici)/',
          '^(node:)?(fs|fs/promises|net|http|https|child_process)$',
        ],
      },
    },
    {
      name: 'nobody-imports-local',
      severity: 'error',
      from: { path: `^src/(${areas.filter((a) => a !== 'local' && a !== 'cli').join('|')}|platform)/` },
      to: { path: '^src/local/' },
    },
    {
      name: 'only-the-queue-imports-pg-boss',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/pipeline/queue/' },
      to: { path: 'node_modules/pg-boss' },
    },
    {
      name: 'only-edges-import-graphql',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['\\.resolver\\.ts$', '\\.graphql\\.ts$', '^src/platform/graphql', '^src/app\\.module\\.ts$'],
      },
      to: { path: 'node_modules/(@nestjs/(graphql|apollo)|graphql|graphql-ws|@apollo)/' },
    },
    {
      name: 'only-stores-hold-sql',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: [
          '-store\\.ts$',
          '^src/platform/postgres/',
          '^src/local/',
          '^src/pipeline/queue/',
          '^src/schema\\.ts$',
        ],
      },
      to: { path: 'node_modules/(pg|kysely|postgres)/', dependencyTypesNot: ['type-only'] },
    },
    { name: 'not-to-dev-dependency', severity: 'error', from: { path: '^src/' }, to: { dependencyTypes: ['npm-dev'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
