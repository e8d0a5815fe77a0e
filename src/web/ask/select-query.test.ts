import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../lang/parse.ts'
import { selectorOf, walkFrom, type Selectable } from './select-query.ts'
import { runs } from '../../../test/runs.ts'

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e'
const dataset = (name: string, namespace = 'postgres://db:5432'): Selectable => ({
  id: ID,
  kind: 'dataset',
  namespace,
  name,
})

/** Parses a text and returns its selector. Fails on an error. */
function selectorIn(text: string): unknown {
  const { tree, diagnostics } = parse(text)
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const { body } = tree!.query
  return body.kind === 'walk' ? body.of : (body as { readonly selector: unknown }).selector
}

describe('the selector of nodes', () => {
  it('is short and readable', () => {
    expect(selectorOf(dataset('shop.raw.orders'))).toBe('dataset shop.raw.orders in postgres://db:5432')
    expect(selectorOf({ ...dataset('two words', 'a*'), kind: 'job' })).toBe(
      String.raw`job "two words" in "a\*"`,
    )
    expect(selectorOf({ ...dataset('email'), kind: 'column', dataset: dataset('crm.users') })).toBe(
      'column email of dataset crm.users in postgres://db:5432',
    )
    expect(selectorOf({ ...dataset('*'), kind: 'column', dataset: dataset('crm.users') })).toBe(
      'column "*" of dataset crm.users in postgres://db:5432',
    )
    expect(selectorOf({ ...dataset('nightly'), kind: 'run' })).toBe(`run ${ID}`)
    expect(selectorOf({ ...dataset('nightly'), kind: 'operation' })).toBe(`operation ${ID}`)
    expect(walkFrom('lineage', [dataset('a', 'n'), dataset('b', 'n')])).toBe(
      'lineage of { dataset a in n, dataset b in n }',
    )
  })

  it('parses to exactly the names of the nodes', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.stringMatching(/^[a-z_/#][\w.:@#/"'*?\\ -]{0,20}$/u),
      fc.constantFrom('depth', 'order', 'P1D', 'now', '7d', ID, '--', 'a..b', 'a.', '*', '<script>', '$x'),
    )
    fc.assert(
      fc.property(name, name, (text, namespace) => {
        expect(selectorIn(walkFrom('upstream', [dataset(text, namespace)]))).toMatchObject({
          kind: 'dataset',
          name: { kind: 'word', text },
          in: { kind: 'word', text: literal(namespace) },
        })
        const column: Selectable = { ...dataset(text), kind: 'column', dataset: dataset('t', namespace) }
        expect(selectorIn(selectorOf(column))).toMatchObject({
          kind: 'column',
          name: { text, glob: false },
          of: { in: { text: literal(namespace) } },
        })
      }),
      { numRuns: runs(60) },
    )
  })
})

/** The pattern that matches only this text. */
const literal = (text: string): string => text.replaceAll(/[*?\\]/gu, String.raw`\$&`)
