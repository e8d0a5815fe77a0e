import { join } from 'node:path'

/** The variable of the XDG Base Directory Specification, and what stands for it below the home. */
const KINDS = {
  data: { variable: 'XDG_DATA_HOME', below: ['.local', 'share'] },
  state: { variable: 'XDG_STATE_HOME', below: ['.local', 'state'] },
  cache: { variable: 'XDG_CACHE_HOME', below: ['.cache'] },
} as const

/**
 * Where Tributary keeps a user's data, what the command line remembers between calls, or what can be made anew:
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
  // The specification has relative paths ignored.
  return join(base?.startsWith('/') === true ? base : join(home, ...below), 'tributary')
}
