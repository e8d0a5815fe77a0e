import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { Command } from 'commander'
import { addAccessFlags } from '../../src/cli/access-flags.ts'
import { SCOPES } from '../../src/domain/scope.ts'
import { CONNECTION_OPTIONS, MAX_CONNECTIONS } from '../../src/http/limits/connection-limits.ts'

const root = new URL('../../', import.meta.url)
const text = await readFile(new URL('docs/security.md', root), 'utf8')

it('names existing tests for each of the ten risks', () => {
  const rows = text.split('\n').filter((line) => /^\| API\d+ /.test(line))
  expect(rows.map((row) => /API(\d+)/.exec(row)![1])).toEqual(
    Array.from({ length: 10 }, (_, i) => String(i + 1)),
  )
  for (const row of rows) {
    const files = [...row.matchAll(/`((?:src|test)\/[^`]+)`/g)].map(([, file]) => file!)
    expect(files, row).not.toEqual([])
    for (const file of files) {
      expect(existsSync(new URL(file, root)), file).toBe(true)
      expect(file).toMatch(/\.test\.ts$|describe-[\w-]+\.ts$/)
    }
  }
})

it('lists every flag for access, and every scope', () => {
  for (const { long } of addAccessFlags(new Command()).options) expect(text).toContain(long!)
  for (const scope of SCOPES) expect(text).toContain(`| \`${scope}\` `)
})

it('states the actual limits', () => {
  const limits = text.slice(text.indexOf('## Limits'))
  const seconds = (ms: number | undefined): string => `${ms! / 1000} s`
  const { headersTimeout, requestTimeout, keepAliveTimeout, maxHeaderSize } = CONNECTION_OPTIONS
  expect(limits).toContain(`${maxHeaderSize! / 1024} KiB, within ${seconds(headersTimeout)}`)
  expect(limits).toContain(`| ${seconds(requestTimeout)} `)
  expect(limits).toContain(`| ${seconds(keepAliveTimeout)} `)
  expect(limits).toContain(`| ${MAX_CONNECTIONS.toLocaleString('en')} `)
})
