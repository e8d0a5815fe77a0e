import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SCRIPTS } from './scripts.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: { readonly [name: string]: string }
}

/** The scripts that a text calls, and those that they call. npm runs `dependencies` after `npm ci`. */
function calledBy(text: string): ReadonlySet<string> {
  const called = new Set<string>()
  const add = (from: string): void => {
    const named = [...from.matchAll(/npm (?:run )?(?:-s )?([a-z][\w:-]*)/gu)].map(([, name]) => name!)
    // A program in `bin/` starts npm with a list of words.
    for (const [, file] of from.matchAll(/node (bin\/\S+\.ts)/gu))
      named.push(...[...read(file!).matchAll(/'(build:\w+)'/gu)].map(([, name]) => name!))
    for (const name of named.map((word) => (word === 'ci' ? 'dependencies' : word)))
      if (scripts[name] !== undefined && !called.has(name)) {
        called.add(name)
        add(scripts[name])
      }
  }
  add(text)
  return called
}

it('says for each script where it is run', () => {
  expect(Object.keys(SCRIPTS).sort()).toEqual(Object.keys(scripts).sort())
})

it('the gate and the deep run call the scripts that they are said to call', () => {
  const inGate = calledBy(read('.ci/run'))
  const inDeepRun = new Set(['test:deep', ...calledBy(scripts['test:deep']!)])
  for (const [name, proof] of Object.entries(SCRIPTS)) {
    if (proof.by === 'gate') expect([...inGate], name).toContain(name)
    if (proof.by === 'deep run') expect([...inDeepRun], name).toContain(name)
    if (proof.by === 'test') {
      expect(existsSync(join(root, proof.file)), proof.file).toBe(true)
      expect(read(proof.file), proof.file).toMatch(
        name === 'prepack' ? /'npm', \['pack'/u : new RegExp(`'${name}'`, 'u'),
      )
    }
  }
})
