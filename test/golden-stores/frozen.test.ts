import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const FOLDERS = ['src/store/embedded/schema', 'cypher/schema']
const LIST = 'test/golden-stores/migrations.sha256'

/** The format of `sha256sum`: digest and path from the root, one file per line. */
const frozen = new Map(
  (await readFile(join(ROOT, LIST), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => line.split(/ +/u).reverse() as [path: string, digest: string]),
)
const paths = (
  await Promise.all(
    FOLDERS.map(async (folder) => (await readdir(join(ROOT, folder))).map((name) => `${folder}/${name}`)),
  )
).flat()

it.each(paths)('%s is unchanged since its release', async (path) => {
  const digest = createHash('sha256')
    .update(await readFile(join(ROOT, path)))
    .digest('hex')
  expect(
    frozen.get(path),
    `${path} is not in ${LIST}. Append the line of \`sha256sum ${path}\` to it: from then on the migration is frozen.`,
  ).toBeDefined()
  expect(
    digest,
    `${path} was changed. Stores have been written by it: never edit a migration, comments included; add a new one.`,
  ).toBe(frozen.get(path))
})

it('no migration was removed or renamed', () => {
  expect([...frozen.keys()].sort()).toEqual([...paths].sort())
})
