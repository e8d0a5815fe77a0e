import { describe, expect, it } from 'vitest'
import { cypherLiteral, escapeName, fillNames } from './escape.ts'

describe('escapeName', () => {
  it('leaves a plain name as it is', () => {
    expect(escapeName('DERIVED_FROM')).toBe('DERIVED_FROM')
  })

  it('puts anything else between backticks, whose own are doubled', () => {
    expect(escapeName('a b')).toBe('`a b`')
    expect(escapeName('x` ) DETACH DELETE n //')).toBe('`x`` ) DETACH DELETE n //`')
    expect(escapeName('1st')).toBe('`1st`')
    expect(escapeName('')).toBe('``')
  })
})

describe('fillNames', () => {
  it('puts a name wherever its place stands', () => {
    expect(fillNames('(:{{Label}})-[:{{Type}}]->(:{{Label}})', { Label: 'Dataset', Type: 'x y' })).toBe(
      '(:Dataset)-[:`x y`]->(:Dataset)',
    )
  })

  it('refuses a place without a name and a name without a place', () => {
    expect(() => fillNames('(:{{Label}})', {})).toThrow('no name for {{Label}}')
    expect(() => fillNames('(n)', { Label: 'Dataset' })).toThrow('no place for Label')
  })
})

describe('cypherLiteral', () => {
  it('writes texts, whole numbers, booleans and lists of them', () => {
    expect(cypherLiteral(['a', 1_793_577_599_999, true, []])).toBe("['a', 1793577599999, true, []]")
    expect(() => cypherLiteral(0.5)).toThrow('no literal of Cypher: 0.5')
    expect(() => cypherLiteral(null)).toThrow('no literal of Cypher: null')
  })

  it('keeps what is in a text within it', () => {
    expect(cypherLiteral("it's")).toBe(String.raw`'it\'s'`)
    expect(cypherLiteral(String.raw`\' OR true //`)).toBe(String.raw`'\\\' OR true //'`)
    expect(cypherLiteral('a\r\n\u2028b')).toBe(String.raw`'a\u000d\u000a\u2028b'`)
  })

  it('leaves no backslash of the text right before what would be read as an escape with it', () => {
    expect(cypherLiteral(String.raw`\u0027`)).toBe(String.raw`'\\' + 'u0027'`)
    expect(cypherLiteral('\\\n')).toBe(String.raw`'\\' + '\u000a'`)
  })
})
