/**
 * Where each script of package.json is run, so that none stops working without notice: by the gate, by a test file, by the
 * developer's tool that another script stands for, or by `scripts.deep.test.ts` with these arguments.
 */
export type Proof =
  | { readonly by: 'gate' | 'deep run' }
  | { readonly by: 'test'; readonly file: string }
  /** Ends by itself with exit code 0 and prints `says`. With `leaves`, no tracked file differs afterwards. */
  | { readonly by: 'call'; readonly args: readonly string[]; readonly says: RegExp; readonly leaves?: true }
  /** Runs until SIGTERM, after it has printed `says`. */
  | { readonly by: 'start'; readonly args: readonly string[]; readonly says: RegExp }

const gate = { by: 'gate' } as const
const call = (says: RegExp, ...args: readonly string[]): Proof => ({ by: 'call', args, says })
const generate: Proof = { by: 'call', args: [], says: /^/u, leaves: true }
const start = (says: RegExp, ...args: readonly string[]): Proof => ({ by: 'start', args, says })

const SMALL_STORE = ['--store', 'embedded', '--rounds', '1'] as const

export const SCRIPTS: { readonly [script: string]: Proof } = {
  tributary: call(/^\d+\.\d+\.\d+\n$/u, '--version'),
  demo: gate,
  build: gate,
  'build:executable': { by: 'test', file: 'test/package/executable.deep.test.ts' },
  'client:generate': generate,
  'build:web': gate,
  'dev:web': start(/Local: .*http:/u, '--port', '0'),
  'build:docs': gate,
  'dev:docs': start(/Local: .*http:/u, '--port', '0'),
  dependencies: gate,
  prepack: { by: 'test', file: 'test/package/pack.ts' },
  'check:code': gate,
  'check:rooms': gate,
  'check:format': gate,
  'check:unused': gate,
  'check:prose': gate,
  'check:package': gate,
  check: gate,
  format: { by: 'call', args: [], says: /Finished/u, leaves: true },
  'test:unit': call(/passed/u, 'src/lib/nearest.test.ts'),
  'test:neo4j': call(/passed/u, 'test/neo4j/connections.neo4j.test.ts'),
  'test:neo4j-2026': { by: 'deep run' },
  test: gate,
  'test:destructive': call(/1 passed/u, 'test/package/executable.deep.test.ts', '-t', 'licences'),
  'test:deep': { by: 'deep run' },
  'bench:ingest': call(
    /events\/s|median/u,
    ...SMALL_STORE,
    ...['--sizes', '200,400', '--measure', '100', '--batch', '50', '--jobs', '20'],
  ),
  'bench:completion': call(/search: nothing/u, '--names', '1000'),
  'bench:query': call(/columns, depth 10/u, ...SMALL_STORE, '--sizes', '1000', '--runs', '1'),
  'bench:smoke': call(/embedded/u),
  'bench:web': call(/10,000 nodes/u, '--rounds', '1'),
  'bench:start': call(/serve, an existing store/u, '--rounds', '1'),
  neo4j: start(/Tributary +tributary serve/u, '--bolt-port', '0', '--http-port', '0'),
  soak: call(/third minute/u, '--minutes', '4', '--rate', '50'),
  chaos: call(/nothing acknowledged was lost/u, '--rounds', '1'),
  'check:api': { by: 'deep run' },
  'fuzz:parity': call(/no difference/u, '--minutes', '0.05'),
  'fuzz:events': call(/none broke a promise/u, '--minutes', '0.05'),
  'docs:screenshots': call(/viewer-columns\.png/u),
  sbom: call(/"bomFormat": "CycloneDX"/u),
  'docs:cli': generate,
  'grammar:generate': generate,
}
