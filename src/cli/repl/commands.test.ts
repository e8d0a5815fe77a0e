import { describe, expect, it } from 'vitest'
import { HELP, readCommand, type Settings } from './commands.ts'

const settings: Settings = { params: { name: 'a' }, format: 'text' }
const read = (entry: string, last = 'datasets') => readCommand(entry, settings, last)

describe('an entry', () => {
  it('is a query unless it begins with a colon', () => {
    expect(read('upstream of a')).toEqual({ kind: 'query', text: 'upstream of a' })
    expect(read('  ')).toEqual({ kind: 'nothing' })
    expect(read(':quit')).toEqual({ kind: 'quit' })
    expect(read(':help')).toEqual({ kind: 'say', text: HELP })
  })

  it('explains and formats a query, or the last one', () => {
    expect(read(':explain upstream of a')).toEqual({ kind: 'explain', text: 'upstream of a' })
    expect(read(':format')).toEqual({ kind: 'format', text: 'datasets' })
    expect(read(':explain', '')).toMatchObject({ kind: 'mistake' })
  })

  it('sets and removes parameters, and sets the format', () => {
    expect(read(':set depth=3')).toEqual({
      kind: 'set',
      settings: { params: { name: 'a', depth: 3 }, format: 'text' },
    })
    expect(read(':set $name = two words')).toMatchObject({ settings: { params: { name: 'two words' } } })
    expect(read(':set format=csv')).toEqual({
      kind: 'set',
      settings: { params: { name: 'a' }, format: 'csv' },
    })
    expect(read(':set format=pdf')).toMatchObject({ kind: 'mistake' })
    expect(read(':set nonsense')).toMatchObject({ kind: 'mistake' })
    expect(read(':set')).toEqual({ kind: 'say', text: 'format=text\nname="a"' })
    expect(read(':unset name')).toEqual({ kind: 'set', settings: { params: {}, format: 'text' } })
    expect(read(':unset other')).toMatchObject({ kind: 'mistake' })
  })

  it('reports an unknown command', () => {
    expect(read(':hlep')).toEqual({
      kind: 'mistake',
      text: 'unknown command :hlep; :help lists the commands',
    })
  })
})
