import { FORMATS, type Format } from '../../render/format-names.ts'
import { param, type Params } from '../options.ts'

/** What stays from one entry to the next. */
export interface Settings {
  readonly params: Params
  readonly format: Format
}

/** What an entry asks for. */
export type ReplCommand =
  | { readonly kind: 'query' | 'explain'; readonly text: string }
  | { readonly kind: 'format'; readonly text: string }
  | { readonly kind: 'set'; readonly settings: Settings }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'mistake'; readonly text: string }
  | { readonly kind: 'nothing' | 'quit' }

export const HELP = `A query is asked with Enter; an unfinished one goes on in the next line. An empty line ends it anyway.

  :explain QUERY     shows how it would be answered
  :format QUERY      prints it in readable lines; without a query the last one
  :set NAME=VALUE    a value for $NAME
  :set format=FORMAT ${FORMATS.join(', ')}
  :set               shows what is set
  :unset NAME        forgets a value
  :help              this
  :quit              or Ctrl-D

  Tab completes, Up and Down go through what was entered before, Alt-Enter begins a new line.`

/** Reads an entry. `last` is the query before, for commands that are about it. */
export function readCommand(entry: string, settings: Settings, last: string): ReplCommand {
  const text = entry.trim()
  if (text === '') return { kind: 'nothing' }
  if (!text.startsWith(':')) return { kind: 'query', text: entry }
  const [, name = '', rest = ''] = /^:(\S*)\s*(.*)$/su.exec(text)!
  switch (name) {
    case 'help':
    case 'h':
    case '?':
      return { kind: 'say', text: HELP }
    case 'quit':
    case 'q':
    case 'exit':
      return { kind: 'quit' }
    case 'explain':
      return queryOr(rest, last, 'explain')
    case 'format':
      return queryOr(rest, last, 'format')
    case 'set':
      return rest === '' ? { kind: 'say', text: shown(settings) } : set(rest, settings)
    case 'unset': {
      const wanted = rest.replace(/^\$/u, '')
      if (!Object.hasOwn(settings.params, wanted))
        return { kind: 'mistake', text: `no value is set for $${wanted}` }
      const params = Object.fromEntries(Object.entries(settings.params).filter(([key]) => key !== wanted))
      return { kind: 'set', settings: { ...settings, params } }
    }
    default:
      return { kind: 'mistake', text: `there is no command :${name}; :help tells those there are` }
  }
}

const queryOr = (text: string, last: string, kind: 'explain' | 'format'): ReplCommand =>
  text !== '' || last !== ''
    ? { kind, text: text === '' ? last : text }
    : { kind: 'mistake', text: `:${kind} needs a query` }

function set(text: string, settings: Settings): ReplCommand {
  const [, name, value] = /^([^=\s]+)\s*=\s*(.*)$/su.exec(text) ?? []
  if (name === undefined || value === undefined)
    return { kind: 'mistake', text: ':set takes NAME=VALUE or format=FORMAT' }
  if (name !== 'format')
    return { kind: 'set', settings: { ...settings, params: param(`${name}=${value}`, settings.params) } }
  const format = FORMATS.find((one) => one === value)
  return format === undefined
    ? { kind: 'mistake', text: `the format must be one of ${FORMATS.join(', ')}` }
    : { kind: 'set', settings: { ...settings, format } }
}

const shown = ({ params, format }: Settings): string =>
  [
    `format=${format}`,
    ...Object.entries(params).map(([name, value]) => `${name}=${JSON.stringify(value)}`),
  ].join('\n')
