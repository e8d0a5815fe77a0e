import { cpus } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/**
 * Where Node keeps what it compiled, for all processes and threads of a run: each store of the tests has threads of its own, and
 * compiling their modules anew was half of what the tests of stores cost.
 */
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled')

/** Where a report for machines is wanted as well: .ci/run counts from it. */
const report = process.env.TRIBUTARY_TEST_REPORT

/**
 * V8 guards the pages of compiled code by memory protection keys, where the processor has them, and now and then ends a process
 * whose threads come and go ("Check failed: jit_page.has_value()"). Seen once, too, as it threw compiled WebAssembly away
 * ("jit_page_->allocations_.erase(addr) == 1"): so it is not collected either.
 */
const execArgv = ['--no-memory-protection-keys', '--no-wasm-code-gc']

/** Many tests wait for servers that they start, so two files at once take little more than half the time on two cores. */
const workers = Math.max(2, cpus().length - 1)

/** Rooms that touch nothing of the world, as .dependency-cruiser.cjs has it, and tests that change no global. */
const PURE = [
  'src/{compile,diagnostics,domain,lang,lib,native,openlineage,query,render,web}/**/*.test.ts',
  'grammar/**/*.test.ts',
]
const NOT_UNIT = ['**/*.{neo4j,browser,deep}.test.ts', '**/node_modules/**']

const slow = { testTimeout: 120_000, hookTimeout: 180_000 }

/** Tests are picked by what they need: nothing, a real Neo4j, a real browser, or time (`npm run test:deep`). */
export default defineConfig({
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
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
          // What is polled for may take a busy machine longer than the second that is usual; what never comes fails all the same.
          expect: { poll: { timeout: 20_000 } },
          maxWorkers: workers,
          // A browser on a machine that is busy loses a click or the focus now and then; what is broken stays broken.
          retry: 3,
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
