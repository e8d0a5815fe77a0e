import { describe, expect, it } from 'vitest'
import { cypherLiteral, escapeName, fillNames } from './escape.ts'

describe('escapeName', () => {
  it('does not change a plain name', () => {
    expect(escapeName('DERIVED_FROM')).toBe('DERIVED_FROM')
  })

  it('quotes any other name with backticks and doubles backticks inside it', () => {
    expect(escapeName('a b')).toBe('`a b`')
    expect(escapeName('x` ) DETACH DELETE n //')).toBe('`x`` ) DETACH DELETE n //`')
    expect(escapeName('1st')).toBe('`1st`')
    expect(escapeName('')).toBe('``')
  })
})

describe('fillNames', () => {
  it('replaces every occurrence of a placeholder', () => {
    expect(fillNames('(:{{Label}})-[:{{Type}}]->(:{{Label}})', { Label: 'Dataset', Type: 'x y' })).toBe(
      '(:Dataset)-[:`x y`]->(:Dataset)',
    )
  })

  it('refuses a placeholder without a name and a name without a placeholder', () => {
    expect(() => fillNames('(:{{Label}})', {})).toThrow('no name for {{Label}}')
    expect(() => fillNames('(n)', { Label: 'Dataset' })).toThrow('no placeholder for Label')
  })
})

describe('cypherLiteral', () => {
  it('writes texts, whole numbers, booleans and lists of them', () => {
    expect(cypherLiteral(['a', 1_793_577_599_999, true, []])).toBe("['a', 1793577599999, true, []]")
    expect(() => cypherLiteral(0.5)).toThrow('cannot write as a Cypher literal: 0.5')
    expect(() => cypherLiteral(null)).toThrow('cannot write as a Cypher literal: null')
  })

  it('escapes quotes, backslashes and line breaks in a string', () => {
    expect(cypherLiteral("it's")).toBe(String.raw`'it\'s'`)
    expect(cypherLiteral(String.raw`\' OR true //`)).toBe(String.raw`'\\\' OR true //'`)
    expect(cypherLiteral('a\r\n\u2028b')).toBe(String.raw`'a\u000d\u000a\u2028b'`)
  })

  it('separates a backslash from a following `u`, which Neo4j would decode as an escape', () => {
    expect(cypherLiteral(String.raw`\u0027`)).toBe(String.raw`'\\' + 'u0027'`)
    expect(cypherLiteral('\\\n')).toBe(String.raw`'\\' + '\u000a'`)
  })
})
