import type { Argument, Command, Option } from 'commander'
import { EXIT_CODES } from '../exit-codes.ts'
import { IN_A_CLONE } from '../in-a-clone.ts'
import { Setting } from '../settings/setting.ts'

const HEAD = `# The command line

${IN_A_CLONE}

Generated from the program by \`npm run docs:cli\`.

`

/** The reference of all commands in Markdown. Replaces the home folder by `~`. */
export function cliReference(program: Command, home: string): string {
  const sections = program.commands.flatMap((command) => sectionsOf(command, 'tributary'))
  return `${HEAD}${program.description()}\n\n${COLOURS}\n${exitCodes()}\n${sections.join('\n')}`.replaceAll(
    home,
    '~',
  )
}

const COLOURS = `Results go to standard output, everything else to standard error. On a terminal, output has colours, unless \`NO_COLOR\` is set or \`TERM\` is
\`dumb\`. \`FORCE_COLOR\` turns colours on elsewhere too. Progress is shown only on a terminal. Flags with an environment variable can also be set in
the [config file](operating.md#settings). \`tributary completion\` prints scripts for shell completion.
`

const exitCodes = (): string =>
  ['## Exit codes', '', ...EXIT_CODES.map(({ code, when }) => `- **${code}**: ${when}`), ''].join('\n')

/** The section of a command, or those of its subcommands. Leaves out hidden commands. */
function sectionsOf(command: Command, above: string): readonly string[] {
  const help = command.createHelp()
  const name = `${above} ${command.name()}`
  const below = help.visibleCommands(command).filter((one) => one.name() !== 'help')
  if (below.length > 0)
    return [
      `## \`${name}\`\n\n${sentence(command.description())}\n`,
      ...below.flatMap((one) => sectionsOf(one, name)),
    ]
  const args = command.registeredArguments
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help')
  const lines = [
    `${above === 'tributary' ? '##' : '###'} \`${[name, ...args.map(usageOf)].join(' ')}\``,
    '',
    sentence(command.description()),
    '',
    ...[
      ...args.filter(({ description }) => description !== '').map(argumentLine),
      ...options.map(optionLine),
    ],
  ]
  return [`${lines.join('\n').trimEnd()}\n`]
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function usageOf(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

const argumentLine = (argument: Argument): string => `- \`${usageOf(argument)}\`: ${argument.description}`

function optionLine(option: Option): string {
  const remarks = [
    ...(option.argChoices === undefined ? [] : [`one of ${option.argChoices.join(', ')}`]),
    ...defaultOf(option),
    ...(option.mandatory ? ['required'] : []),
    ...(option instanceof Setting ? [`\`${option.variable}\``] : []),
  ]
  const end = remarks.length === 0 ? '' : ` (${remarks.join('; ')})`
  return `- \`${option.flags}\`: ${option.description}${end}`
}

function defaultOf({ defaultValue, defaultValueDescription }: Option): readonly string[] {
  const value = defaultValue as string | number | boolean | undefined
  if (value === undefined || value === false) return []
  return [`default: ${defaultValueDescription ?? `\`${String(value)}\``}`]
}
