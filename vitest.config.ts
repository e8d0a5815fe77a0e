import { defineConfig } from 'vitest/config'

/** Where a report for machines is wanted as well: .ci/run counts from it. */
const report = process.env.TRIBUTARY_TEST_REPORT

const slow = { testTimeout: 120_000, hookTimeout: 180_000 }

/** Tests are picked by what they need: nothing, a real Neo4j, or a real browser. */
export default defineConfig({
  test: {
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,grammar,test}/**/*.test.ts'],
          exclude: ['**/*.neo4j.test.ts', '**/*.browser.test.ts', '**/node_modules/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'neo4j',
          include: ['{src,grammar,test}/**/*.neo4j.test.ts'],
          globalSetup: ['test/neo4j/global-setup.ts'],
          fileParallelism: false,
          ...slow,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['{src,test}/**/*.browser.test.ts'],
          ...slow,
        },
      },
    ],
  },
})
