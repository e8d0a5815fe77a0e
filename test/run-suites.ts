/**
 * `npm test`: runs the Neo4j tests in parallel with the tests without services, because both leave processors idle, and then the
 * browser tests, because a busy machine loses clicks. Reports all as one run. Passes its arguments to each, such as the path of a
 * test file. `TRIBUTARY_TEST_REPORT` is the path of a JSON report to write.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const VITEST = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs')
/** Vitest projects: those of one step run at the same time, each list in its own process. */
const STEPS = [[['neo4j'], ['pure', 'unit']], [['browser']]] as const

/** Resolves to the exit status; 1 if a signal ended the process. */
const vitest = (args: readonly string[]): Promise<number> =>
  new Promise((resolve) => {
    spawn(process.execPath, [VITEST, ...args], { stdio: 'inherit' }).once('exit', (code) =>
      resolve(code ?? 1),
    )
  })

const { TRIBUTARY_TEST_REPORT: report } = process.env
const results = mkdtempSync(join(tmpdir(), 'tributary-test-results-'))

const runProjects = (projects: readonly string[]): Promise<number> =>
  vitest([
    'run',
    '--passWithNoTests',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=blob',
    `--outputFile.blob=${join(results, `${projects[0]}.json`)}`,
    ...process.argv.slice(2),
  ])

try {
  const statuses: number[] = []
  for (const step of STEPS) statuses.push(...(await Promise.all(step.map(runProjects))))
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
