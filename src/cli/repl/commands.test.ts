import { describe, expect, it } from 'vitest'
import { COLON_COMMANDS, helpText, isCommand, readCommand, type Settings } from './commands.ts'

const settings: Settings = { params: { name: 'a' }, format: 'text' }
const read = (entry: string, last = 'datasets') => readCommand(entry, settings, last)

describe('an entry', () => {
  it('is a query unless it begins with a colon', () => {
    expect(read('upstream of a')).toEqual({ kind: 'query', text: 'upstream of a' })
    expect(read('  ')).toEqual({ kind: 'nothing' })
    expect(read(':quit')).toEqual({ kind: 'quit' })
    expect(read(':help')).toEqual({ kind: 'help' })
  })

  it('is also a command without a colon, if it is the whole entry', () => {
    for (const entry of ['help', ' HELP ', '?', 'help;', 'help depth'])
      expect(read(entry), entry).toEqual({ kind: 'help' })
    for (const entry of ['exit', 'quit', 'Exit', 'quit;'])
      expect(read(entry), entry).toEqual({ kind: 'quit' })
    for (const entry of [
      '"help"',
      'help depth 3',
      'exit depth 1',
      'exit code',
      'upstream of help',
      'helpers',
    ]) {
      expect(read(entry), entry).toEqual({ kind: 'query', text: entry })
      expect(isCommand(entry), entry).toBe(false)
    }
  })

  it('has a help that lists every command, and names the longer help', () => {
    expect(COLON_COMMANDS).toEqual([':help', ':quit', ':explain', ':format', ':set', ':unset'])
    expect(helpText('tributary')).toContain(':quit, quit, exit')
    expect(helpText('tributary').split('\n').at(-1)).toContain('tributary help TOPIC')
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
      text: 'unknown command :hlep; help lists the commands',
    })
  })
})
