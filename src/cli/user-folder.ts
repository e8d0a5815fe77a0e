import { join } from 'node:path'

/** The variable of the XDG Base Directory Specification, and its default below the home folder. */
const KINDS = {
  data: { variable: 'XDG_DATA_HOME', below: ['.local', 'share'] },
  state: { variable: 'XDG_STATE_HOME', below: ['.local', 'state'] },
  cache: { variable: 'XDG_CACHE_HOME', below: ['.cache'] },
} as const

/**
 * The user's folder for data, for the state of the command line between calls, or for caches:
 * `$XDG_DATA_HOME/tributary` (by default `~/.local/share/tributary`), `$XDG_STATE_HOME/tributary` (`~/.local/state/tributary`),
 * `$XDG_CACHE_HOME/tributary` (`~/.cache/tributary`); on macOS `~/Library/Application Support/tributary` and
 * `~/Library/Caches/tributary`, on Windows `%LOCALAPPDATA%\tributary`.
 */
export function userFolder(
  kind: keyof typeof KINDS,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'darwin')
    return join(home, 'Library', kind === 'cache' ? 'Caches' : 'Application Support', 'tributary')
  if (platform === 'win32')
    return join(
      env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'),
      'tributary',
      ...(kind === 'cache' ? ['cache'] : []),
    )
  const { variable, below } = KINDS[kind]
  const base = env[variable]
  // The specification says to ignore relative paths.
  return join(base?.startsWith('/') === true ? base : join(home, ...below), 'tributary')
}
