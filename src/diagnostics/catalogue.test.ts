import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { catalogue, diagnose } from './catalogue.ts'
import { reserved } from './reserved-codes.ts'
import { textMessages } from './text-messages.ts'

test('names every code in kebab-case', () => {
  for (const code of Object.keys(catalogue)) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/u)
})

test('leaves empty lists out of a diagnostic', () => {
  expect(diagnose('missing-parameter', { name: 'p' }, { start: 1, end: 3 })).toEqual({
    code: 'missing-parameter',
    severity: 'error',
    message: 'the parameter `$p` has no value',
    hints: ['pass a value with `--param p=…`, or in "params" over HTTP'],
    span: { start: 1, end: 3 },
  })
  expect(diagnose('unknown-name', { name: 'ordrs', of: 'dataset', nearest: ['orders'] })).toEqual({
    code: 'unknown-name',
    severity: 'error',
    message: 'there is no dataset `ordrs`',
    suggestions: ['orders'],
  })
  expect(diagnose('unknown-name', { name: 'x', of: 'job', in: 'ns', nearest: [] })).toEqual({
    code: 'unknown-name',
    severity: 'error',
    message: 'there is no job `x` in `ns`',
  })
  expect(diagnose('unknown-name', { name: 'x', of: 'job', nearest: [] })).toEqual({
    code: 'unknown-name',
    severity: 'error',
    message: 'there is no job `x`',
    hints: ['to search by part of the name: `jobs like *x*`'],
    queries: ['jobs like *x*'],
  })
  expect(diagnose('unknown-name', { name: 'x'.repeat(70), of: 'job', nearest: [] })).not.toHaveProperty(
    'queries',
  )
})

test('cites every word of a list whole', () => {
  expect(diagnose('via-contradiction', { words: ['stated', 'inferred'] }).message).toBe(
    'no edge is both `stated` and `inferred`',
  )
  const operators = ['=', '<', 'older than', 'is null']
  expect(diagnose('field-operator', { field: 'f', is: 'a time', operator: 'like', operators }).hints).toEqual(
    ['use `=`, `<`, `older than` or `is null`'],
  )
  expect(diagnose('stage-order', { stage: 'order by', after: 'show', allowed: ['limit'] }).message).toBe(
    'unexpected `order by` after `show`; expected `limit`',
  )
})

/** The sources of the rooms that use messages on more than the text. */
async function sources(): Promise<string> {
  const root = new URL('../', import.meta.url)
  const files = await readdir(root, { recursive: true })
  const wanted = files.filter(
    (f) => /^(?:query|store|app|compile)\/.*\.ts$/u.test(f) && !f.endsWith('.test.ts'),
  )
  return (await Promise.all(wanted.map((f) => readFile(new URL(f, root), 'utf8')))).join('\n')
}

test('uses or reserves every message that is not on the text alone', async () => {
  const text = await sources()
  const isUsed = (code: string): boolean => text.includes(`'${code}'`)
  const codes = Object.keys(catalogue).filter((code) => !(code in textMessages))
  expect(codes.filter((code) => !isUsed(code) && !reserved.some((r) => r === code))).toEqual([])
  for (const code of reserved) expect(Object.keys(catalogue)).toContain(code)
})
