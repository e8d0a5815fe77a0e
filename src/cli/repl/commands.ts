import { FORMATS, type Format } from '../../render/format-names.ts'
import { param, type Params } from '../options.ts'

/** The settings of a session. */
export interface Settings {
  readonly params: Params
  readonly format: Format
}

/** A parsed entry. */
export type ReplCommand =
  | { readonly kind: 'query' | 'explain'; readonly text: string }
  | { readonly kind: 'format'; readonly text: string }
  | { readonly kind: 'set'; readonly settings: Settings }
  | { readonly kind: 'say'; readonly text: string }
  | { readonly kind: 'mistake'; readonly text: string }
  | { readonly kind: 'nothing' | 'help' | 'quit' }

const COMMANDS_HELP = `  :help, help, ?     show this help
  :quit, quit, exit  quit, as does Ctrl-D
  :explain QUERY     show the plan; without a query, of the last one
  :format QUERY      format a query; without one, the last one
  :set NAME=VALUE    set the value of $NAME
  :set format=FORMAT ${FORMATS.join(', ')}
  :set               show the values
  :unset NAME        remove a value`

/** The help of the prompt. `invocation`: how the user calls this program. */
export const helpText = (invocation: string): string =>
  `Enter runs a query. If it is unfinished, Enter adds a line; an empty line runs it anyway.

${COMMANDS_HELP}

  Tab completes, Up and Down show earlier entries, Alt-Enter adds a line.
  To find a dataset or job named like a command, write "help" with quotes.
  Outside this prompt, ${invocation} help TOPIC explains a command.`

/** The commands that begin with a colon. */
export const COLON_COMMANDS: readonly string[] = [
  ...new Set([...COMMANDS_HELP.matchAll(/^ {2}(:\w+)/gmu)].map(([, command]) => command!)),
]

/** The commands without a colon. Each is the whole entry, so longer queries may contain these words. */
export const WORD_COMMANDS = [
  { name: 'help', detail: 'show the commands of this prompt' },
  { name: 'exit', detail: 'quit' },
  { name: 'quit', detail: 'quit' },
] as const

/** Whether an entry is a command, and not a query. */
export const isCommand = (entry: string): boolean =>
  entry.trimStart().startsWith(':') || wordCommand(entry.trim()) !== undefined

/**
 * The command that an entry such as `help`, `help depth`, `?` or `exit;` means. `help depth 3` is a query: a name, and a clause.
 */
function wordCommand(text: string): 'help' | 'quit' | undefined {
  const [, word] = /^(help|\?|exit|quit)(?:\s+[\w-]+)?\s*;?$/iu.exec(text) ?? []
  switch (word?.toLowerCase()) {
    case 'help':
    case '?':
      return 'help'
    case 'exit':
    case 'quit':
      return /\s[\w-]/u.test(text) ? undefined : 'quit'
    default:
      return undefined
  }
}

/** Parses an entry. `last` is the previous query, the default of `:explain` and `:format`. */
export function readCommand(entry: string, settings: Settings, last: string): ReplCommand {
  const text = entry.trim()
  if (text === '') return { kind: 'nothing' }
  const word = wordCommand(text)
  if (word !== undefined) return { kind: word }
  if (!text.startsWith(':')) return { kind: 'query', text: entry }
  const [, name = '', rest = ''] = /^:(\S*)\s*(.*)$/su.exec(text)!
  switch (name) {
    case 'help':
    case 'h':
    case '?':
      return { kind: 'help' }
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
      const unset = rest.replace(/^\$/u, '')
      if (!Object.hasOwn(settings.params, unset))
        return { kind: 'mistake', text: `no value is set for $${unset}` }
      const params = Object.fromEntries(Object.entries(settings.params).filter(([key]) => key !== unset))
      return { kind: 'set', settings: { ...settings, params } }
    }
    default:
      return { kind: 'mistake', text: `unknown command :${name}; help lists the commands` }
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
