import type { Reporter, TestCase } from 'vitest/node'

/** Lists the tests that passed only on a retry, because they hide a race. */
export default class RetriedTests implements Reporter {
  readonly #retried: string[] = []

  onTestCaseResult(test: TestCase): void {
    const { retryCount = 0, flaky = false } = test.diagnostic() ?? {}
    if (flaky)
      this.#retried.push(`${test.module.relativeModuleId} > ${test.fullName} (tries: ${retryCount + 1})`)
  }

  onTestRunEnd(): void {
    if (this.#retried.length === 0) return
    console.log(`\nPassed only when run again (${this.#retried.length}):`)
    for (const name of this.#retried) console.log(`  ${name}`)
  }
}
