import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

/** What is built is made of these files and folders of the checkout. */
const SOURCES = [
  'bin',
  'cypher',
  'docs',
  'examples',
  'grammar',
  'queries',
  'src',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'README.md',
  'SECURITY.md',
  'package-lock.json',
  'package.json',
]
/** Folders that builds change, because what they write or remove is in them. */
const BUILDS_CHANGE = new Set(['.vitepress', 'docs', 'web'])
/** What builds write between the sources. */
const BUILT = new Set(['built', 'cache', '.temp'])

/**
 * Whether a built file is newer than all sources, as for `make`. A build writes this file last. Delete it to build again after a
 * change that has no newer file, such as an older version of a package.
 */
export function isCurrent(root: string, built: string): boolean {
  const file = join(root, built)
  if (!existsSync(file)) return false
  const { mtimeMs } = statSync(file)
  const isOlder = (path: string): boolean => {
    const source = statSync(path)
    if (!source.isDirectory()) return source.mtimeMs < mtimeMs
    const names = readdirSync(path).filter((name) => !BUILT.has(name))
    // A deleted or renamed file changes the time of its folder.
    const isChanged = source.mtimeMs >= mtimeMs && !BUILDS_CHANGE.has(basename(path))
    return !isChanged && names.every((name) => isOlder(join(path, name)))
  }
  return SOURCES.every((path) => isOlder(join(root, path)))
}
