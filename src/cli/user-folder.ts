import { join } from 'node:path'

/** The variable of the XDG Base Directory Specification, and what stands for it below the home. */
const KINDS = {
  data: { variable: 'XDG_DATA_HOME', below: ['.local', 'share'] },
  state: { variable: 'XDG_STATE_HOME', below: ['.local', 'state'] },
} as const

/**
 * Where Tributary keeps a user's data, or what the command line remembers between calls: `$XDG_DATA_HOME/tributary` (by default
 * `~/.local/share/tributary`) or `$XDG_STATE_HOME/tributary` (`~/.local/state/tributary`), on macOS
 * `~/Library/Application Support/tributary`, on Windows `%LOCALAPPDATA%\tributary`.
 */
export function userFolder(
  kind: keyof typeof KINDS,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'tributary')
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'tributary')
  const { variable, below } = KINDS[kind]
  const base = env[variable]
  // The specification has relative paths ignored.
  return join(base?.startsWith('/') === true ? base : join(home, ...below), 'tributary')
}
