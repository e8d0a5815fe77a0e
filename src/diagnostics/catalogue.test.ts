import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { catalogue, diagnose } from './catalogue.ts'
import { reserved } from './reserved-codes.ts'
import { textMessages } from './text-messages.ts'

test('codes are kebab-case', () => {
  for (const code of Object.keys(catalogue)) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/u)
})

test('a diagnostic carries what its message tells and nothing empty', () => {
  expect(diagnose('missing-parameter', { name: 'p' }, { start: 1, end: 3 })).toEqual({
    code: 'missing-parameter',
    severity: 'error',
    message: 'the parameter `$p` has no value',
    hints: ['its value comes beside the text: `--param p=…`, or in "params" over HTTP'],
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
    hints: ['names that have this in them: `jobs like *x*`'],
    queries: ['jobs like *x*'],
  })
  expect(diagnose('unknown-name', { name: 'x'.repeat(70), of: 'job', nearest: [] })).not.toHaveProperty(
    'queries',
  )
})

test('words in a list are told whole, whatever their place', () => {
  expect(diagnose('via-contradiction', { words: ['stated', 'inferred'] }).message).toBe(
    '`stated` and `inferred` together let no edge count',
  )
  const operators = ['=', '<', 'older than', 'is null']
  expect(diagnose('field-operator', { field: 'f', is: 'a time', operator: 'like', operators }).hints).toEqual(
    ['it takes `=`, `<`, `older than` or `is null`'],
  )
  expect(diagnose('stage-order', { stage: 'order by', after: 'show', allowed: ['limit'] }).message).toBe(
    'after `show` only `limit` can follow, not `order by`',
  )
})

/** The sources of the rooms that speak of more than the text. */
async function sources(): Promise<string> {
  const root = new URL('../', import.meta.url)
  const files = await readdir(root, { recursive: true })
  const wanted = files.filter(
    (f) => /^(?:query|store|app|compile)\/.*\.ts$/u.test(f) && !f.endsWith('.test.ts'),
  )
  return (await Promise.all(wanted.map((f) => readFile(new URL(f, root), 'utf8')))).join('\n')
}

test('every message beyond the text itself is told somewhere, or reserved for a form that cannot be answered yet', async () => {
  const text = await sources()
  const told = (code: string): boolean => text.includes(`'${code}'`)
  const beyond = Object.keys(catalogue).filter((code) => !(code in textMessages))
  expect(beyond.filter((code) => !told(code) && !reserved.some((r) => r === code))).toEqual([])
  for (const code of reserved) expect(Object.keys(catalogue)).toContain(code)
})
