/**
 * `npm test`: runs the suites that need a Neo4j beside the others, and reports both as one run. Both wait often, for Neo4j or for
 * a page. Arguments go to both, such as the path of a test file. `TRIBUTARY_TEST_REPORT` is the path of a JSON report to write.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VITEST = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs')
const SUITES = [['neo4j'], ['pure', 'unit', 'browser']] as const

/** Resolves to the exit status; 1 if a signal ended the process. */
const vitest = (args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    spawn(process.execPath, [VITEST, ...args], { stdio: 'inherit' }).once('exit', (code) =>
      resolve(code ?? 1),
    )
  })

const { TRIBUTARY_TEST_REPORT: report } = process.env
const results = mkdtempSync(join(tmpdir(), 'tributary-test-results-'))
try {
  const statuses = await Promise.all(
    SUITES.map((projects) =>
      vitest([
        'run',
        '--passWithNoTests',
        ...projects.map((project) => `--project=${project}`),
        '--reporter=default',
        '--reporter=blob',
        `--outputFile.blob=${join(results, `${projects[0]}.json`)}`,
        ...process.argv.slice(2),
      ]),
    ),
  )
  const merged = await vitest([
    'run',
    `--merge-reports=${results}`,
    '--reporter=dot',
    '--reporter=./test/retried-tests.ts',
    ...(report === undefined ? [] : ['--reporter=json', `--outputFile.json=${report}`]),
  ])
  process.exitCode = Math.max(merged, ...statuses)
} finally {
  rmSync(results, { recursive: true, force: true })
}
