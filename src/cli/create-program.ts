import { Command } from 'commander'
import { maskKeys } from '../lib/redact/mask-keys.ts'
import { ENVIRONMENT, EXAMPLES, examples } from './examples.ts'
import { addCompletion } from './program/add-completion.ts'
import { addConfig } from './program/add-config.ts'
import { addDeadLetters } from './program/add-dead-letters.ts'
import { addDemo } from './program/add-demo.ts'
import { addEdits } from './program/add-edits.ts'
import { addHelp } from './program/add-help.ts'
import { addIngest } from './program/add-ingest.ts'
import { addKeys } from './program/add-keys.ts'
import { addMaintenance } from './program/add-maintenance.ts'
import { addQueries } from './program/add-queries.ts'
import { addQuestions } from './program/add-questions.ts'
import { addServe } from './program/add-serve.ts'
import { addTransfer } from './program/add-transfer.ts'
import { nameHolderOf } from './name-holder-of.ts'
import type { ProgramContext, ProgramOptions } from './program/program-options.ts'

/** The commands, in the order of `--help`. `config` is last, because it needs the settings of all others. */
const GROUPS: readonly ((program: Command, context: ProgramContext) => void)[] = [
  addServe,
  addIngest,
  addQuestions,
  addMaintenance,
  addKeys,
  addDeadLetters,
  addQueries,
  addEdits,
  addTransfer,
  addDemo,
  addCompletion,
  addHelp,
  addConfig,
]

/** Commander lists the words; they may be the rest of a secret. */
const EXCESS = '$1. Quote a value that has spaces.\n'

/** After a mistake on the command line, each command names its own help. */
function nameNextSteps(command: Command, path = 'tributary'): void {
  command.showHelpAfterError(`Next: ${path} --help`)
  for (const below of command.commands) nameNextSteps(below, `${path} ${below.name()}`)
}

/** The command line, as a tree of commands. */
export function createProgram(options: ProgramOptions): Command {
  const { terminal } = options
  // `npm run demo` prints how `tributary` becomes a command.
  const invocation =
    terminal.env.npm_lifecycle_event === 'tributary' ? 'npm run -s tributary --' : 'tributary'
  const program = new Command('tributary')
    .description('Data lineage: stores OpenLineage events as a graph, with a query language.')
    .version(options.version)
    // Throws a CommanderError instead of ending the process. Commands that are added later inherit it.
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
      // The value of a misspelt flag, a word in the place of a command, or the rest of a password with spaces may be a secret.
      outputError: (text, write) =>
        write(
          maskKeys(
            text
              .replace(/(unknown option '[^'=]*)=[^]*'/u, "$1'")
              .replace(/(too many arguments.* but got \d+): [^]*\.\n/u, EXCESS),
          ),
        ),
    })
    .addHelpText('after', examples(invocation, Object.values(EXAMPLES).flat(), ENVIRONMENT))
  const context = { ...options, ...nameHolderOf(options, program, invocation), invocation }
  for (const add of GROUPS) add(program, context)
  nameNextSteps(program)
  return program
}
