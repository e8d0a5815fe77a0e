import { describe, expect, it } from 'vitest'
import { escapeName, fillNames } from './escape.ts'

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
