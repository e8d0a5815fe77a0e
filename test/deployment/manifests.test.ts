import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { blocksOf, ROOT } from './documented-files.ts'

interface Manifest {
  readonly apiVersion: string
  readonly kind: string
}

const schema = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'schemas', name), 'utf8')) as {
    readonly kinds: Readonly<Record<string, string>>
    readonly $defs: object
  }

describe('docker-compose.yml', () => {
  const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8')
  const validate = new Ajv2019({ strict: false, validateFormats: false }).compile(schema('compose.json'))
  const errorsIn = (yaml: string) => {
    validate(parse(yaml))
    return validate.errors ?? []
  }

  it('follows the Compose Specification', () => {
    expect(errorsIn(text)).toEqual([])
  })

  it.each([
    ['an unknown key', 'read_only: true', 'readonly: true'],
    ['a value of another type', 'read_only: true', 'read_only: [yes]'],
    ['a misspelt section', '\nvolumes:\n  neo4j-data:', '\nvolume:\n  neo4j-data:'],
  ])('would fail with %s', (_, right, wrong) => {
    expect(text).toContain(right)
    expect(errorsIn(text.replace(right, wrong))).not.toEqual([])
  })
})

describe('the Kubernetes manifests', () => {
  const { kinds, ...definitions } = schema('kubernetes.json')
  const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(definitions, 'kubernetes')
  const errorsIn = (manifest: Manifest) => {
    const name = kinds[`${manifest.apiVersion}/${manifest.kind}`]
    if (name === undefined) throw new Error(`No schema for ${manifest.apiVersion}/${manifest.kind}`)
    const validate = ajv.getSchema(`kubernetes#/$defs/${name}`)!
    void validate(manifest)
    return validate.errors ?? []
  }
  const text = blocksOf('deployment.md', 'yaml').join('---\n')
  const parseAll = (yaml: string): readonly Manifest[] =>
    parseAllDocuments(yaml).map((document) => document.toJS() as Manifest)

  it('are a Service and a StatefulSet that follow the schemas of Kubernetes', () => {
    const manifests = parseAll(text)
    expect(manifests.map(({ kind }) => kind)).toEqual(['Service', 'StatefulSet'])
    for (const manifest of manifests) expect(errorsIn(manifest), manifest.kind).toEqual([])
  })

  it.each([
    ['an unknown field', 'readOnlyRootFilesystem', 'readOnlyRootFileSystem'],
    ['a value of another type', 'enableServiceLinks: false', "enableServiceLinks: 'no'"],
    ['a misplaced field', 'serviceName: tributary', 'runAsUser: 1000'],
  ])('would fail with %s', (_, right, wrong) => {
    expect(text).toContain(right)
    expect(parseAll(text.replace(right, wrong)).flatMap(errorsIn)).not.toEqual([])
  })
})
