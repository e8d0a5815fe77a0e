import { readFileSync } from 'node:fs'
import { CommanderError, type Command } from 'commander'
import { CommandFailed } from '../../src/cli/command-failed.ts'
import { asText } from '../../src/cli/run-program.ts'
import { parse } from '../../src/lang/parse.ts'
import { patternOf, type OpenApiDocument } from '../http/check-response.ts'
import { unwiredProgram } from './unwired-program.ts'
import type { WrittenCommand } from './written-commands.ts'

const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>
}

/** The positional argument that contains a query, by command. */
const QUERY_AT: Readonly<Record<string, number>> = { query: 0, explain: 0, save: 1 }
/** Codes of commander for a command without all its arguments. */
const INCOMPLETE = new Set([
  'commander.help',
  'commander.missingArgument',
  'commander.missingMandatoryOptionValue',
  'commander.optionMissingArgument',
])
const METHOD_OF_FLAG: Readonly<Record<string, string>> = {
  '-d': 'post',
  '--data': 'post',
  '--data-binary': 'post',
  '-T': 'put',
  '-I': 'head',
}

/**
 * The reason why a command does not work as written, or undefined. Checks commands of Tributary, also in a container, scripts of npm,
 * and calls of the API by curl. It does not run them. A sentence may name a command without its arguments.
 */
export async function mistakeIn(
  { words, inSentence }: WrittenCommand,
  document: OpenApiDocument,
): Promise<string | undefined> {
  const [program, ...args] = words
  if (program === 'tributary') return mistakeInCall(args, inSentence)
  if (program === 'docker') {
    const service = args.findIndex((word, at) => at > 0 && ['tributary', 'IMAGE'].includes(word))
    if (service > 0 && args[service + 1] === 'tributary') return mistakeInCall(args.slice(service + 2), false)
  }
  if (program === 'npm' && args[0] === 'run') {
    const script = args.slice(1).find((word) => !word.startsWith('-')) ?? ''
    return script in scripts ? undefined : `package.json has no script \`${script}\``
  }
  return program === 'curl' ? mistakeInRequest(args, document) : undefined
}

async function mistakeInCall(args: readonly string[], inSentence: boolean): Promise<string | undefined> {
  const program = unwiredProgram('/home/reader')
  let called: Command | undefined
  for (const command of commandsIn(program))
    command.configureOutput({ writeOut: () => undefined, writeErr: () => undefined })
  for (const command of commandsIn(program).filter(({ commands }) => commands.length === 0))
    command.action(() => {
      called = command
    })
  try {
    await program.parseAsync(args.map(asText), { from: 'user' })
  } catch (error) {
    // The pages name config files that only their reader has.
    if (error instanceof CommandFailed)
      return /^The config file .* cannot be read/u.test(error.message) ? undefined : error.message
    if (!(error instanceof CommanderError)) throw error
    const isName = INCOMPLETE.has(error.code)
    return error.exitCode === 0 || (inSentence && isName) ? undefined : error.message
  }
  const query = called?.args[QUERY_AT[called.name()] ?? Number.NaN]
  if (query === undefined || /^(?:[A-Z]+|-)$/u.test(query)) return undefined
  return parse(query).diagnostics[0]?.message
}

const commandsIn = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap(commandsIn),
]

/** Looks an API call up in the OpenAPI document. Ignores other servers. */
function mistakeInRequest(args: readonly string[], { paths }: OpenApiDocument): string | undefined {
  const address = args.find(
    (word) => /^(?:http:\/\/(?:127\.0\.0\.1|localhost|lineage):8080)?\//u.test(word) && word !== '/dev/null',
  )
  if (address === undefined) return undefined
  const path = new URL(address, 'http://127.0.0.1:8080').pathname
  const named = args[args.findIndex((word) => ['-X', '--request'].includes(word)) + 1]
  const method =
    (args.some((word) => ['-X', '--request'].includes(word)) ? named?.toLowerCase() : undefined) ??
    args.map((word) => METHOD_OF_FLAG[word]).find((known) => known !== undefined) ??
    'get'
  const exists = Object.entries(paths).some(
    ([template, methods]) => patternOf(template).test(path) && method in methods,
  )
  return exists ? undefined : `the API has no ${method.toUpperCase()} ${path}`
}
