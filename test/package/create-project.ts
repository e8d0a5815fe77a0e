import { execFile } from 'node:child_process'
import { cp, mkdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Installed } from './pack.ts'

const run = promisify(execFile)
const modules = join(import.meta.dirname, '..', '..', 'node_modules')

/** Packages that a project installs besides Tributary for the editor support and the programs below. */
const BESIDE = [
  '@codemirror/autocomplete',
  '@codemirror/commands',
  '@codemirror/language',
  '@codemirror/lint',
  '@codemirror/state',
  '@codemirror/view',
  '@lezer/highlight',
  'ajv',
  '@types/node',
  'undici-types',
]

const CLIENT = `
import { createClient, type Schemas } from 'tributary-lineage/client'

const client = createClient({ url: process.argv[2]! })
const sent = await client.POST('/api/v1/lineage', {
  body: {
    eventType: 'COMPLETE',
    eventTime: '2026-11-01T10:00:00Z',
    producer: 'https://example.com/test',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: { runId: '0193e0a0-0000-7000-8000-000000000001' },
    job: { namespace: 'nightly', name: 'load' },
    inputs: [{ namespace: 'files', name: 'a' }],
    outputs: [{ namespace: 'files', name: 'b' }],
  },
})
const status: 'success' | undefined = sent.data?.status
const answer = await client.POST('/api/v1/query', { body: { query: 'downstream of a' } })
const refused = await client.POST('/api/v1/query', { body: { query: 'downstream off a' } })
const problem: Schemas['Problem'] | undefined = refused.error
// @ts-expect-error: there is no such path
void (() => client.GET('/api/v1/nothing'))
// @ts-expect-error: a query is a text or a tree
void (() => client.POST('/api/v1/query', { body: { query: 1 } }))
console.log(JSON.stringify({ status, answer: answer.data, problem: problem?.status }))
`

const EDITOR = `
import { EditorState } from '@codemirror/state'
import { ensureSyntaxTree } from '@codemirror/language'
import { askOver, toolsOf, tributary, type LanguageTools } from 'tributary-lineage/codemirror'

const tools: LanguageTools = toolsOf(askOver('http://127.0.0.1:1/'))
const state = EditorState.create({ doc: 'upstream of a -- why', extensions: [tributary(tools)] })
const names: string[] = []
ensureSyntaxTree(state, state.doc.length, 5000)!.iterate({ enter: ({ name }) => void names.push(name) })
console.log(JSON.stringify(names))
`

const SCHEMA = `
import { Ajv2020 } from 'ajv/dist/2020.js'
import schema from 'tributary-lineage/query-tree.schema.json' with { type: 'json' }

const url: string = process.argv[2]!
const response = await fetch(url + '/api/v1/parse', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: 'upstream of a depth 2' }),
})
const { tree } = (await response.json()) as { tree: object }
const validate = new Ajv2020({ strict: false }).compile(schema)
const definitions: number = Object.keys(schema.$defs).length
console.log(JSON.stringify([validate(tree), validate({ ...tree, kind: 'other' }), definitions > 3]))
`

export interface Project {
  /** TypeScript's errors in its programs; empty if there are none. */
  check(moduleResolution: string, module: string): Promise<string>
  /** Runs a program like Node without a build, and returns the JSON that it prints. */
  run(file: 'client.ts' | 'editor.ts' | 'schema.ts', url: string): Promise<unknown>
}

/** A project that has installed the package, with one program for each export. */
export async function createProject(installed: Installed): Promise<Project> {
  const project = join(installed.folder, 'project')
  const link = async (name: string): Promise<void> => {
    const to = join(project, 'node_modules', name)
    await mkdir(dirname(to), { recursive: true })
    await symlink(join(modules, name), to)
  }
  for (const name of BESIDE) await link(name)
  // A copy, because Node and TypeScript look for peer dependencies beside the real folder of a package.
  await cp(installed.location, join(project, 'node_modules', 'tributary-lineage'), { recursive: true })
  await writeFile(join(project, 'package.json'), '{ "type": "module" }')
  await writeFile(join(project, 'client.ts'), CLIENT)
  await writeFile(join(project, 'editor.ts'), EDITOR)
  await writeFile(join(project, 'schema.ts'), SCHEMA)
  return {
    async check(moduleResolution, module) {
      const flags = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--types', 'node']
      const target = ['--target', 'es2024', '--lib', 'esnext,dom']
      const resolution = ['--module', module, '--moduleResolution', moduleResolution]
      const files = ['client.ts', 'editor.ts', 'schema.ts']
      const tsc = join(modules, 'typescript', 'bin', 'tsc')
      const args = [tsc, ...flags, ...target, ...resolution, ...files]
      const { stdout } = await run(process.execPath, args, { cwd: project }).catch(
        (error: unknown) => error as { readonly stdout: string },
      )
      return stdout
    },
    async run(file, url) {
      const args = ['--disable-warning=ExperimentalWarning', join(project, file), url]
      return JSON.parse((await run(process.execPath, args, { cwd: project })).stdout) as unknown
    },
  }
}
