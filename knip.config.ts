import type { KnipConfig } from 'knip'
import { LIBRARY_ENTRIES, SERVER_ENTRIES } from './bin/bundle.ts'

export default {
  entry: [
    ...[...SERVER_ENTRIES, ...LIBRARY_ENTRIES].map((entry) => `${entry}.ts`),
    'src/web/graph/layout/*worker.ts',
    'bin/*.ts',
    'bin/executable/embedded-*.ts',
    'bench/*.ts',
    'examples/record.mjs',
    'docs/.vitepress/{config,theme/index}.ts',
    'test/**/{run,run-*,make-*,*-page}.{ts,tsx}',
  ],
  ignoreExportsUsedInFile: true,
  ignoreBinaries: ['buildah', 'ldd', 'mount', 'runc', 'systemd-analyze', 'umount'],
  ignoreDependencies: ['@mermaid-js/tiny', 'axe-core', 'node-for-development'],
} satisfies KnipConfig
