import { describe, expect, it } from 'vitest'
import { parse } from '../../../lang/parse.ts'
import type { Selectable } from '../select-query.ts'
import { demoQuestions, exampleQuery, questionsOf } from './questions-of.ts'

const named = (kind: 'dataset' | 'job', name: string): Selectable => ({
  id: '1',
  kind,
  namespace: 'postgres://db:5432',
  name,
})

describe('the suggested queries', () => {
  it('are valid for every name', () => {
    for (const name of ['a b', '<b>', 'two "words"', '*']) {
      const used = named('dataset', name)
      const column: Selectable = { ...used, kind: 'column', dataset: used }
      const examples = { made: used, used, column, job: named('job', name) }
      const offered = questionsOf(examples)
      expect(offered).toHaveLength(5)
      for (const query of [...offered.map(({ query }) => query), exampleQuery(examples)])
        expect(parse(query).diagnostics).toEqual([])
    }
    expect(demoQuestions).toHaveLength(4)
  })

  it('work without names', () => {
    expect(questionsOf({})).toHaveLength(1)
    expect(parse(exampleQuery({})).diagnostics).toEqual([])
  })
})
