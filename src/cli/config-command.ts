import { nearest } from '../lib/nearest.ts'
import { printable } from '../render/printable.ts'
import type { SettingsInForce } from './settings/apply-settings.ts'
import type { ConfigFile } from './settings/config-file.ts'
import type { InForce } from './settings/read-settings.ts'
import type { Terminal } from './terminal.ts'

const HIDDEN = '(hidden)'
const UNSET = '-'

/** `config`: the settings in force, each with the place that it comes from; secrets are only told to be there. */
export function configCommand(
  { file, settings }: SettingsInForce,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): void {
  for (const note of strayVariables(settings, terminal.env)) terminal.err.write(`${note}\n`)
  terminal.out.write(json ? `${JSON.stringify(toJson(settings, file), undefined, 2)}\n` : table(settings))
}

const toJson = (settings: readonly InForce[], file: ConfigFile | undefined) => ({
  file: file?.path ?? null,
  settings: settings.map(({ setting, value, source, where }) => ({
    key: setting.key,
    flag: setting.long,
    variable: setting.variable,
    value: setting.isSecret && value !== undefined ? HIDDEN : (value ?? null),
    source,
    where,
  })),
})

function table(settings: readonly InForce[]): string {
  const rows = settings.map(({ setting, value, where }) => [
    setting.key,
    value === undefined ? UNSET : setting.isSecret ? HIDDEN : textOf(value),
    where,
  ])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  return rows.map((row) => `${line(row)}\n`).join('')
}

const textOf = (value: unknown): string =>
  printable(typeof value === 'string' ? value : JSON.stringify(value))

/** A mistyped variable is never read: all that can be done is to say so. */
function strayVariables(settings: readonly InForce[], env: Terminal['env']): readonly string[] {
  const variables = settings.flatMap(({ setting: { variable, fileVariable } }) =>
    fileVariable === undefined ? [variable] : [variable, fileVariable],
  )
  const known = ['TRIBUTARY_CONFIG', ...variables]
  return Object.keys(env)
    .filter((name) => name.startsWith('TRIBUTARY_') && !known.includes(name))
    .flatMap((name) => {
      const [meant] = nearest(
        name.slice('TRIBUTARY_'.length),
        known.map((one) => one.slice('TRIBUTARY_'.length)),
        1,
      )
      return meant === undefined ? [] : [`${name} is no setting: was TRIBUTARY_${meant} meant?`]
    })
}
