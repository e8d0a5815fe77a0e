import { join } from 'node:path'

/**
 * Where the embedded store keeps its data unless told otherwise: `$XDG_DATA_HOME/tributary` (by default
 * `~/.local/share/tributary`, XDG Base Directory Specification), on macOS `~/Library/Application Support/tributary`, on
 * Windows `%LOCALAPPDATA%\tributary`.
 */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'tributary')
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'tributary')
  const base = env.XDG_DATA_HOME
  // The specification has relative paths ignored.
  return join(base?.startsWith('/') === true ? base : join(home, '.local', 'share'), 'tributary')
}
