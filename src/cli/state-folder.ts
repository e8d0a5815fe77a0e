import { join } from 'node:path'

/**
 * Where the command line keeps what it remembers between calls: `$XDG_STATE_HOME/tributary` (by default
 * `~/.local/state/tributary`, XDG Base Directory Specification), on macOS `~/Library/Application Support/tributary`, on
 * Windows `%LOCALAPPDATA%\tributary`.
 */
export function stateFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'tributary')
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'tributary')
  const base = env.XDG_STATE_HOME
  // The specification has relative paths ignored.
  return join(base?.startsWith('/') === true ? base : join(home, '.local', 'state'), 'tributary')
}
