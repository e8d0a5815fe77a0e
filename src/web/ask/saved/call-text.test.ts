import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SavedParam } from '../../../domain/saved-query.ts'
import { parse } from '../../../lang/parse.ts'
import { callOf, defaultsOf, missingOf } from './call-text.ts'

const params: readonly SavedParam[] = [
  { name: 'dataset', kind: 'text' },
  { name: 'since', kind: 'duration', default: '30d' },
  { name: 'names', kind: 'list', default: ['a', 'b'] },
]

describe('the call of a saved query', () => {
  it('contains only values that differ from the defaults', () => {
    expect(defaultsOf(params)).toEqual({ dataset: '', since: '30d', names: 'a\nb' })
    expect(callOf({ name: 'impact', params }, defaultsOf(params))).toEqual({ query: '@impact', params: {} })
    expect(
      callOf({ name: 'impact', params }, { dataset: 'two words', since: '7d', names: 'x\n\n y ' }),
    ).toEqual({
      query: '@impact(dataset = "two words", since = 7d, names = $names)',
      params: { names: ['x', 'y'] },
    })
  })

  it('requires values without a default', () => {
    expect(missingOf(params, { dataset: ' ', since: '' })).toEqual(['dataset'])
    expect(missingOf(params, { dataset: 'a' })).toEqual([])
  })

  it('parses to exactly this value', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom(
        '7',
        '1.5',
        '7d',
        'P1D',
        '2026-11-01',
        '2026-11-01T10:00:00Z',
        'now',
        'null',
        'depth',
        '1e5',
      ),
    )
    fc.assert(
      fc.property(value, (typed) => {
        fc.pre(typed.trim() !== '')
        const { tree, diagnostics } = parse(callOf({ name: 'a', params }, { dataset: typed }).query)
        expect(diagnostics).toEqual([])
        const { selector } = tree!.query.body as unknown as {
          selector: { args: readonly [{ value: Value }] }
        }
        expect(textOf(selector.args[0].value)).toBe(typed.trim())
      }),
    )
  })
})

type Value = { readonly kind: string; readonly text?: string; readonly value?: number }

const textOf = ({ kind, text, value }: Value): string => text ?? (value === undefined ? kind : String(value))
