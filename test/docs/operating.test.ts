import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { expect, it } from 'vitest'
import { createProgram } from '../../src/cli/create-program.ts'
import { allSettings } from '../../src/cli/settings/apply-settings.ts'
import type { Setting } from '../../src/cli/settings/setting.ts'
import { unused } from './unused.ts'

const text = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8')

/** Rows of the tables below a heading: their cells, without the head. */
const rowsBelow = (heading: string): readonly (readonly string[])[] =>
  text
    .split(/^## /mu)
    .find((section) => section.startsWith(`${heading}\n`))!
    .split('\n')
    .filter((line) => /^\| `/u.test(line))
    .map((line) =>
      line
        .replaceAll('\\|', '¦')
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('¦', '|')),
    )

it('lists every setting of the program, as the program says it', () => {
  const program = createProgram({
    version: '0',
    terminal: { out: process.stdout, err: process.stderr, input: process.stdin, env: { HOME: homedir() } },
    startServer: unused,
    openForMaintenance: unused,
    transfer: { exportGraph: unused, importGraph: unused },
    starters: new URL('.', import.meta.url),
    examples: new URL('.', import.meta.url),
  })
  const told = (setting: Setting): readonly string[] => [
    `\`${setting.key}\``,
    `\`${setting.long}\``,
    `\`${setting.variable}\``,
    defaultOf(setting),
    setting.form,
    setting.description,
  ]
  expect(rowsBelow('Settings')).toEqual(allSettings(program).map(told))
})

function defaultOf({ defaultValue }: Setting): string {
  const value = defaultValue as string | number | boolean | undefined
  return value === undefined ? '' : `\`${String(value).replace(homedir(), '~')}\``
}
