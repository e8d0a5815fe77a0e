import { describe, expect, it } from 'vitest'
import { parse } from '../../../lang/parse.ts'
import { demoQuestions, questionsOf } from './questions-of.ts'

const dataset = (name: string) => ({ id: '1', namespace: 'postgres://db:5432', name })

describe('the suggested queries', () => {
  it('are four valid queries with the newest names', () => {
    for (const names of [['a b'], ['<b>', 'two "words"'], ['a', 'b', 'c']]) {
      const offered = questionsOf(names.map(dataset))
      expect(offered).toHaveLength(4)
      expect(offered[0]!.words).toContain(names[0])
      expect(offered[1]!.words).toContain(names[Math.min(1, names.length - 1)])
      for (const { query } of offered) expect(parse(query).diagnostics).toEqual([])
    }
    expect(demoQuestions).toHaveLength(4)
  })

  it('work without names', () => {
    expect(questionsOf([{ id: '1', namespace: undefined, name: undefined }])).toHaveLength(2)
  })
})
