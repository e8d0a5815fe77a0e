import { HELP_TOPICS, type HelpTopic } from './help-topics.ts'

/**
 * Commands that an error names as the next step. Words in capitals are placeholders. A test runs or parses each of them with the
 * real program, so an error never names a command that does not exist.
 */
export const NEXT_COMMANDS = [
  'tributary dead-letters list',
  'tributary doctor',
  'tributary edit --help',
  'tributary help',
  'tributary help api errors',
  'tributary help api formats',
  'tributary help operating backup',
  'tributary help operating doctor',
  'tributary help operating settings',
  'tributary help security failed requests',
  'tributary help security keys',
  'tributary help security limits',
  'tributary help security names of the server',
  'tributary help security pages of other origins',
  'tributary help security scopes',
  'tributary help security tls',
  'tributary help security tokens',
  'tributary help troubleshooting does not start',
  'tributary help troubleshooting report',
  'tributary help troubleshooting store is in use',
  'tributary ingest --help',
  'tributary keys list',
  'tributary queries list',
  'tributary rebuild',
  'tributary search WORDS',
  'tributary serve',
] as const

/** What to do after an error: a command, or the one that prints a page of the documentation. */
export type NextStep = (typeof NEXT_COMMANDS)[number] | `tributary help ${HelpTopic}` | typeof REPL_HELP

/** The next step within the prompt of `tributary repl`. */
const REPL_HELP = ':help'

export const isNextStep = (text: unknown): text is NextStep => typeof text === 'string' && ALL.has(text)

const ALL: ReadonlySet<string> = new Set([
  ...NEXT_COMMANDS,
  ...Object.keys(HELP_TOPICS).map((topic) => `tributary help ${topic}`),
])
