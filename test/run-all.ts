/**
 * `npm test`: all tests. Those that wait for a Neo4j run beside all others, in two processes: one after the other they leave a core
 * idle for half of the time. With arguments it is `vitest run` with these.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'

/** What Vitest writes of a run (its `json` reporter), as far as it is counted here and by .ci/run. */
interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numFailedTestSuites: number
  readonly success: boolean
  readonly testResults: readonly unknown[]
}

const VITEST = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs')
const given = process.argv.slice(2)
const wanted = process.env.TRIBUTARY_TEST_REPORT

const vitest = (args: readonly string[], report: string | undefined, stdout: 'inherit' | 'pipe') =>
  spawn(process.execPath, [VITEST, 'run', ...args], {
    stdio: ['inherit', stdout, stdout],
    env: { ...process.env, ...(report === undefined ? {} : { TRIBUTARY_TEST_REPORT: report }) },
  })

const ended = (child: ReturnType<typeof vitest>): Promise<number> =>
  new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)))

if (given.length > 0) process.exit(await ended(vitest(given, wanted, 'inherit')))

const folder = mkdtempSync(join(tmpdir(), 'tributary-tests-'))
const reports = ['others.json', 'neo4j.json'].map((name) => join(folder, name))
const neo4j = vitest(['--project', 'neo4j'], reports[1], 'pipe')
// Two that write at once cannot be read: the second is shown after the first.
const told = Promise.all([buffer(neo4j.stdout!), buffer(neo4j.stderr!)])
const neo4jEnded = ended(neo4j)
const codes = [await ended(vitest(['--project', 'unit', '--project', 'browser'], reports[0], 'inherit'))]
console.log('\nThose with a Neo4j, which ran beside these:')
for (const text of await told) process.stdout.write(text)
codes.push(await neo4jEnded)

const found = reports.map(readReport)
rmSync(folder, { recursive: true, force: true })
const sum = (of: (report: Report) => number): number => found.reduce((total, report) => total + of(report), 0)
const all: Report = {
  numPassedTests: sum((report) => report.numPassedTests),
  numFailedTests: sum((report) => report.numFailedTests),
  numPendingTests: sum((report) => report.numPendingTests),
  numFailedTestSuites: sum((report) => report.numFailedTestSuites),
  success: found.every(({ success }) => success) && codes.every((code) => code === 0),
  testResults: found.flatMap(({ testResults }) => testResults),
}
if (wanted !== undefined) writeFileSync(wanted, JSON.stringify(all))
const { numPassedTests, numFailedTests, numPendingTests } = all
console.log(`All tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`)
process.exit(all.success ? 0 : 1)

/** A process that died has written none, which is a failure of its own. */
function readReport(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numFailedTestSuites: 1,
      success: false,
      testResults: [],
    }
  }
}
