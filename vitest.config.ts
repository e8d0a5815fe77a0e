import { cpus } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** Node's compile cache, shared by all processes and threads of a run: many tests start a server, and each loads the same modules. */
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled')

/**
 * V8 protects the pages of compiled code with memory protection keys on processors that have them. It sometimes crashes a process
 * whose threads start and end often ("Check failed: jit_page.has_value()"). It also crashed once while it freed compiled
 * WebAssembly ("jit_page_->allocations_.erase(addr) == 1"), so that is not freed either.
 */
const execArgv = ['--no-memory-protection-keys', '--no-wasm-code-gc']

/** Many tests wait for servers that they start, so two files at a time are almost twice as fast on two cores. */
const workers = Math.max(2, cpus().length - 1)

/** Rooms without I/O, as `.dependency-cruiser.cjs` enforces. Their tests change no global. */
const PURE = [
  'src/{compile,diagnostics,domain,lang,lib,native,openlineage,query,render,web}/**/*.test.ts',
  'grammar/**/*.test.ts',
]
const NOT_UNIT = ['**/*.{neo4j,browser,deep}.test.ts', '**/node_modules/**']

const slow = { testTimeout: 120_000, hookTimeout: 180_000 }

/** One project for each kind of dependency: none, threads and files, a real Neo4j, a real browser, or time (`npm run test:deep`). */
export default defineConfig({
  test: {
    // A busy machine now and then loses a click, a port or a second. Whatever passes only when run again is listed.
    retry: 1,
    reporters: ['default', './test/retried-tests.ts'],
    projects: [
      {
        test: {
          name: 'pure',
          execArgv,
          include: PURE,
          exclude: NOT_UNIT,
          // Test files of a worker share imported modules. Loading the modules again for each file took longer than most tests.
          isolate: false,
          maxWorkers: workers,
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'unit',
          setupFiles: ['test/in-process-threads.ts'],
          execArgv,
          include: ['{src,test}/**/*.test.ts'],
          exclude: [...NOT_UNIT, ...PURE],
          maxWorkers: workers,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'neo4j',
          setupFiles: ['test/in-process-threads.ts'],
          execArgv,
          include: ['{src,grammar,test}/**/*.neo4j.test.ts'],
          globalSetup: ['test/neo4j/global-setup.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          ...slow,
        },
      },
      {
        test: {
          name: 'browser',
          execArgv,
          include: ['{src,test}/**/*.browser.test.ts'],
          // The default of one second is too short for a busy machine.
          expect: { poll: { timeout: 20_000 } },
          maxWorkers: workers,
          sequence: { groupOrder: 3 },
          ...slow,
        },
      },
      {
        test: {
          name: 'deep',
          execArgv,
          include: ['test/**/*.deep.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 4 },
          ...slow,
        },
      },
    ],
  },
})
