import { nearest } from '../lib/nearest.ts'
import { printable } from '../render/printable.ts'
import type { EffectiveSettings } from './settings/apply-settings.ts'
import type { ConfigFile } from './settings/config-file.ts'
import type { EffectiveSetting } from './settings/read-settings.ts'
import type { Terminal } from './terminal.ts'

const HIDDEN = '(hidden)'
const UNSET = '-'

/** `config`: prints the effective settings, each with its source. Hides the values of secrets. */
export function configCommand(
  { file, settings }: EffectiveSettings,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): void {
  for (const note of strayVariables(settings, terminal.env)) terminal.err.write(`${note}\n`)
  terminal.out.write(json ? `${JSON.stringify(toJson(settings, file), undefined, 2)}\n` : table(settings))
}

const toJson = (settings: readonly EffectiveSetting[], file: ConfigFile | undefined) => ({
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

function table(settings: readonly EffectiveSetting[]): string {
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

/** Notes on environment variables that look like misspelt settings. */
function strayVariables(settings: readonly EffectiveSetting[], env: Terminal['env']): readonly string[] {
  const variables = settings.flatMap(({ setting: { variable, fileVariable } }) =>
    fileVariable === undefined ? [variable] : [variable, fileVariable],
  )
  const known = ['TRIBUTARY_CONFIG', ...variables]
  return Object.keys(env)
    .filter((name) => name.startsWith('TRIBUTARY_') && !known.includes(name))
    .flatMap((name) => {
      const [similar] = nearest(
        name.slice('TRIBUTARY_'.length),
        known.map((one) => one.slice('TRIBUTARY_'.length)),
        1,
      )
      return similar === undefined ? [] : [`${name} is not a setting. Did you mean TRIBUTARY_${similar}?`]
    })
}
