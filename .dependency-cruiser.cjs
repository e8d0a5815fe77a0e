/** Who may know whom: each room with the rooms it may import besides itself. The rest is forbidden. */
const rooms = {
  'src/lib': [],
  'src/diagnostics': ['src/lib'],
  'src/domain': ['src/lib', 'src/diagnostics'],
  'src/openlineage': ['src/lib', 'src/domain', 'src/diagnostics'],
  'src/native': ['src/lib', 'src/domain', 'src/diagnostics', 'src/openlineage'],
  grammar: ['src/lib', 'src/diagnostics'],
  'src/lang': ['src/lib', 'src/diagnostics', 'grammar'],
  'src/query': ['src/lib', 'src/domain', 'src/diagnostics', 'src/lang'],
  'src/compile': ['src/lib', 'src/domain', 'src/query'],
  // A graph is written where it is found.
  'src/store': [
    'src/lib',
    'src/domain',
    'src/query',
    'src/compile',
    'src/diagnostics',
    'src/render/serialize-answer\\.ts$',
  ],
  'src/render': ['src/lib', 'src/domain', 'src/diagnostics', 'src/query'],
  'src/app': [
    'src/lib',
    'src/domain',
    'src/diagnostics',
    'src/openlineage',
    'src/native',
    'src/lang',
    'src/query',
    'src/compile',
    'src/store/[^/]+\\.ts$',
    'src/render',
    'grammar',
  ],
  'src/http': ['src/app', 'src/render', 'src/diagnostics', 'src/domain', 'src/lib'],
  'src/cli': ['src/app', 'src/render', 'src/diagnostics', 'src/domain', 'src/lib'],
  // The client knows the API by its document, not by its code.
  'src/client': [],
  // What an editor colours must be what the lexer reads; both run in a browser, and nothing else is needed of the language.
  'src/web': [
    'src/app',
    'src/render',
    'src/diagnostics',
    'src/domain',
    'src/lib',
    'grammar/lex-line\\.ts$',
    'grammar/token-class\\.ts$',
    // What the API answers, as types alone.
    'src/http/shapes',
  ],
}

/** A third-party package is named in one room. */
const packages = {
  'neo4j-driver': '^src/store/neo4j/',
  hono: '^src/http/',
  '@hono/node-server': '^src/http/',
  chevrotain: '^grammar/',
  uuid: '^src/domain/',
  zod: '^src/(openlineage|native|http|lang)/',
  commander: '^src/cli/',
  'cli-progress': '^src/cli/',
  pino: '^src/http/',
  'prom-client': '^src/http/',
  '@opentelemetry/.*': '^src/http/',
  jose: '^src/http/',
  re2js: '^src/query/',
  'openapi-fetch': '^src/client/',
  '@codemirror/.*': '^src/web/',
  '@lezer/.*': '^src/web/',
  react: '^src/web/',
  'react-dom': '^src/web/',
  'react-router': '^src/web/',
  '@tanstack/.*': '^src/web/',
  uplot: '^src/web/',
  vite: '^src/web/',
  '@vitejs/.*': '^src/web/',
}

/** Where the rooms are wired: the entry, and what it loads when a command needs it. */
const main = '^src/main(\\.ts$|/)'
const tests = '\\.(test|property)\\.ts$'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { pathNot: tests }, to: { circular: true } },
    {
      name: 'nobody-imports-main',
      severity: 'error',
      from: { path: '^(src|grammar)/', pathNot: [main, tests] },
      to: { path: main },
    },
    {
      name: 'no-test-code-in-src',
      severity: 'error',
      from: { path: '^(src|grammar)/', pathNot: tests },
      to: { path: '^(test|bench)/' },
    },
    ...Object.entries(rooms).map(([room, known]) => ({
      name: `room:${room}`,
      severity: 'error',
      comment: `${room} may import ${known.join(', ') || 'nobody'}`,
      from: { path: `^${room}/`, pathNot: tests },
      to: {
        path: '^(src|grammar)/',
        pathNot: [`^${room}/`, ...known.map((k) => (k.endsWith('$') ? `^${k}` : `^${k}/`))],
      },
    })),
    ...Object.entries(packages).map(([name, where]) => ({
      name: `package:${name}`,
      severity: 'error',
      from: { path: '^(src|grammar)/', pathNot: [where, tests] },
      to: { path: `node_modules/${name}/` },
    })),
    {
      name: 'the-viewer-knows-shapes-as-types',
      severity: 'error',
      comment: 'schemas that check requests have no place in a browser',
      from: { path: '^src/web/', pathNot: tests },
      to: { path: '^src/http/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-the-edges-touch-the-world',
      severity: 'error',
      comment: 'store, http, cli, web and main touch the world; the rest is pure',
      from: { path: '^(src|grammar)/', pathNot: ['^src/(store|http|cli|web)/', main, tests] },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(node_modules/.*/node_modules|^src/web/built/)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
