import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { savedStatements } from '../../src/http/browser-files/saved-statements.ts'

const root = new URL('../../', import.meta.url)
const text = readFileSync(new URL('docs/neo4j.md', root), 'utf8')

it('grants exactly the procedures that statements call', () => {
  const files = ['cypher/', 'src/'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /(?<!\.test)\.(cypher|ts)$/u.test(file) && !/^(http\/)?browser/u.test(file))
      .map((file) => readFileSync(new URL(folder + file, root), 'utf8')),
  )
  const called = files.flatMap((file) =>
    [...file.matchAll(/\bCALL ([a-z]\w*(?:\.\w+)+)/gu)].map(([, name]) => name!),
  )
  const granted = [...text.matchAll(/GRANT EXECUTE PROCEDURE (\S+) ON/gu)].map(([, name]) => name!)
  expect(granted.sort()).toEqual([...new Set(called)].sort())
})

it('describes every saved statement and its parameters', () => {
  const rows = [...text.matchAll(/^\| `([\w-]+)\.cypher` +\| [^|]* \| ([^|]*) \|$/gmu)]
  expect(rows.map(([, name]) => name).sort()).toEqual(savedStatements().map(({ name }) => name))
  for (const [, name, parameterCell] of rows) {
    const { params } = savedStatements().find((saved) => saved.name === name)!
    expect([...parameterCell!.matchAll(/`(\w+)`/gu)].map(([, param]) => `:param ${param!} =>`)).toEqual(
      params.map((param) => param.split('>')[0]! + '>'),
    )
  }
})
