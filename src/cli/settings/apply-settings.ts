import type { Command } from 'commander'
import { readConfigFile, type ConfigFile } from './config-file.ts'
import { readSettings, type EffectiveSetting } from './read-settings.ts'
import { RawTexts, Setting } from './setting.ts'
import { InvalidSettings } from './invalid-settings.ts'

type Env = Readonly<Record<string, string | undefined>>

const CONFIG = 'config'

/** The settings of a command. */
export const settingsOf = (command: Command): readonly Setting[] =>
  command.options.filter((option) => option instanceof Setting)

/** All settings of a program, each once, as defined by the first command that has it. */
export function allSettings(program: Command): readonly Setting[] {
  const found = new Map<string, Setting>()
  const visit = (command: Command): void => {
    for (const setting of settingsOf(command)) if (!found.has(setting.key)) found.set(setting.key, setting)
    command.commands.forEach(visit)
  }
  visit(program)
  found.delete(CONFIG)
  return [...found.values()]
}

export interface EffectiveSettings {
  readonly file?: ConfigFile
  readonly settings: readonly EffectiveSetting[]
}

/**
 * Makes every command with settings read them from all sources before its action. Returns a function that returns the effective
 * settings of the running command.
 */
export function readSettingsBeforeActions(program: Command, env: Env): () => EffectiveSettings {
  let found: EffectiveSettings = { settings: [] }
  const visit = (command: Command): void => {
    if (settingsOf(command).length > 0)
      command.addOption(new Setting('--config <file>', 'JSON file with settings'))
    command.commands.forEach(visit)
  }
  visit(program)
  program.hook('preAction', (_, command) => {
    found = effectiveSettingsOf(program, command, env)
    for (const { setting, value, source } of found.settings)
      command.setOptionValueWithSource(setting.key, value, source)
  })
  return () => found
}

/** The effective settings of a command, from all sources. @throws InvalidSettings */
function effectiveSettingsOf(program: Command, command: Command, env: Env): EffectiveSettings {
  const settings = settingsOf(command).filter(({ key }) => key !== CONFIG)
  if (settings.length === 0) return { settings: [] }
  const flags = flagsOf(command)
  const path = flags[CONFIG]?.at(-1) || env.TRIBUTARY_CONFIG || undefined
  const file = path === undefined ? undefined : readConfigFile(path)
  const known = allSettings(program).map(({ key }) => key)
  const read = readSettings(settings, { flags, env, ...(file === undefined ? {} : { file }) }, known)
  if (!read.ok) throw new InvalidSettings(read.error)
  return { settings: read.value, ...(file === undefined ? {} : { file }) }
}

function flagsOf(command: Command): Readonly<Record<string, readonly string[]>> {
  const flags: Record<string, readonly string[]> = {}
  for (const { key } of settingsOf(command)) {
    const given: unknown = command.getOptionValue(key)
    if (given instanceof RawTexts && command.getOptionValueSource(key) === 'cli') flags[key] = given.texts
  }
  return flags
}
