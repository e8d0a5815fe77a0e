import type { Command } from 'commander'
import { readConfigFile, type ConfigFile } from './config-file.ts'
import { readSettings, type InForce } from './read-settings.ts'
import { GivenTexts, Setting } from './setting.ts'
import { WrongSettings } from './wrong-settings.ts'

type Env = Readonly<Record<string, string | undefined>>

const CONFIG = 'config'

/** The settings of a command. */
export const settingsOf = (command: Command): readonly Setting[] =>
  command.options.filter((option) => option instanceof Setting)

/** Every setting of a program's commands, each once: as the first command that has it says it. */
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

export interface SettingsInForce {
  readonly file?: ConfigFile
  readonly settings: readonly InForce[]
}

/**
 * Lets every command that has settings read them from the config file too, before it begins. Returns what holds for the
 * command that does.
 */
export function readSettingsFirst(program: Command, env: Env): () => SettingsInForce {
  let found: SettingsInForce = { settings: [] }
  const visit = (command: Command): void => {
    if (settingsOf(command).length > 0)
      command.addOption(new Setting('--config <file>', 'a JSON file of settings'))
    command.commands.forEach(visit)
  }
  visit(program)
  program.hook('preAction', (_, command) => {
    found = inForce(program, command, env)
    for (const { setting, value, source } of found.settings)
      command.setOptionValueWithSource(setting.key, value, source)
  })
  return () => found
}

/** What holds for a command, from all places. @throws WrongSettings */
function inForce(program: Command, command: Command, env: Env): SettingsInForce {
  const settings = settingsOf(command).filter(({ key }) => key !== CONFIG)
  if (settings.length === 0) return { settings: [] }
  const flags = flagsOf(command)
  const path = flags[CONFIG]?.at(-1) || env.TRIBUTARY_CONFIG || undefined
  const file = path === undefined ? undefined : readConfigFile(path)
  const known = allSettings(program).map(({ key }) => key)
  const read = readSettings(settings, { flags, env, ...(file === undefined ? {} : { file }) }, known)
  if (!read.ok) throw new WrongSettings(read.error)
  return { settings: read.value, ...(file === undefined ? {} : { file }) }
}

function flagsOf(command: Command): Readonly<Record<string, readonly string[]>> {
  const flags: Record<string, readonly string[]> = {}
  for (const { key } of settingsOf(command)) {
    const given: unknown = command.getOptionValue(key)
    if (given instanceof GivenTexts && command.getOptionValueSource(key) === 'cli') flags[key] = given.texts
  }
  return flags
}
