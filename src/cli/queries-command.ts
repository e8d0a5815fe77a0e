import { readdir, readFile } from 'node:fs/promises'
import { text as readText } from 'node:stream/consumers'
import { both } from '../diagnostics/wording.ts'
import type { SavedParam, SavedQuery } from '../domain/saved-query.ts'
import { isJsonObject } from '../lib/json.ts'
import { jsonText, printable, printableLines } from '../render/printable.ts'
import { bodyOf, problemOf, request, type ApiOptions, type ApiResponse } from './api-client.ts'
import { CommandFailed } from './command-failed.ts'
import { problemFailed } from './problem-failed.ts'
import { readHeader } from './read-header.ts'
import type { Terminal } from './terminal.ts'

const PATH = 'api/v1/queries'
const PAGE = 500
const pathOf = (name: string): string => `${PATH}/${encodeURIComponent(name)}`

type Listed = Omit<SavedQuery, 'savedAt'> & { readonly savedAt: string }

/** `queries list`: prints the call and the description of each query. @throws CommandFailed if the request fails */
export async function listQueries(
  api: ApiOptions,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  const all: Listed[] = []
  for (let after: unknown = undefined; ;) {
    const from = typeof after === 'string' ? `&after=${encodeURIComponent(after)}` : ''
    const body = bodyOf(api, await request(api, 'GET', `${PATH}?limit=${PAGE}${from}`))
    all.push(...(body.queries as readonly Listed[]))
    after = body.next
    if (after === undefined) break
  }
  if (json) for (const query of all) terminal.out.write(`${jsonText(query)}\n`)
  else if (all.length === 0)
    terminal.out.write(`no saved queries; \`${api.invocation} queries add-starters\` adds some\n`)
  else
    for (const query of all) {
      terminal.out.write(`${callOf(query)}\n`)
      if (query.description !== undefined) terminal.out.write(`    ${printable(query.description)}\n`)
    }
}

/** `queries show NAME`: prints the text. If the text has no comments for them, adds the description and parameters as comments. */
export async function showQuery(
  api: ApiOptions,
  name: string,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  const query = bodyOf(api, await request(api, 'GET', pathOf(name))) as unknown as Listed
  if (json) {
    terminal.out.write(`${jsonText(query)}\n`)
    return
  }
  const header = readHeader(query.text)
  const head = [
    ...(header.description === undefined ? (query.description?.split('\n') ?? []) : []),
    ...(header.params.length === 0 ? query.params.map(paramText) : []),
  ]
  for (const line of head) terminal.out.write(`-- ${printable(line)}\n`)
  const text = query.text.trimEnd()
  // Only a terminal needs control characters escaped.
  terminal.out.write(`${terminal.out.isTTY ? printableLines(text) : text}\n`)
}

/** `queries save NAME TEXT`: flags take precedence over the comments at the start of the text. */
export async function saveQuery(
  api: ApiOptions,
  name: string,
  given: { readonly text: string; readonly description?: string; readonly params: readonly SavedParam[] },
  output: Output,
): Promise<void> {
  const { terminal } = output
  const text = given.text === '-' ? await readText(terminal.input) : given.text
  const isNew = await put(api, name, text, given)
  report(output, name, isNew ? 'saved' : 'replaced')
}

/** Where and how to print the outcome for each query: as text, or one JSON object per line. */
interface Output {
  readonly terminal: Terminal
  readonly json: boolean
}

const WORDS = {
  saved: (name: string) => `saved @${name}`,
  replaced: (name: string) => `replaced @${name}`,
  deleted: (name: string) => `deleted @${name}`,
  kept: (name: string) => `skipped @${name}, which already exists`,
} as const

function report({ terminal, json }: Output, name: string, outcome: keyof typeof WORDS): void {
  terminal.out.write(json ? `${jsonText({ name, outcome })}\n` : `${WORDS[outcome](name)}\n`)
}

/**
 * `queries delete NAME…`: deletes callers before the queries that they call.
 * @throws CommandFailed at the first unknown name or, without `force`, at a query that a remaining query calls
 */
export async function deleteQueries(
  api: ApiOptions,
  names: readonly string[],
  { force }: { readonly force: boolean },
  output: Output,
): Promise<void> {
  const left = [...names]
  /** The number of consecutive queries that were deferred. If it reaches all, they call each other. */
  let deferred = 0
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const response = await request(api, 'DELETE', `${pathOf(name)}${force ? '?force=true' : ''}`)
    const callers = callersIn(response)
    if (callers.length > 0) {
      if (deferred >= left.length || !callers.every((caller) => left.includes(caller)))
        throw new CommandFailed(
          `${both(callers.map((caller) => `@${caller}`))} ${callers.length === 1 ? 'calls' : 'call'} @${name}. ` +
            'Delete the callers first, or use --force.',
          'tributary queries list',
        )
      left.push(name)
      deferred++
      continue
    }
    bodyOf(api, response)
    deferred = 0
    report(output, name, 'deleted')
  }
}

/** The callers in the answer to a deletion that was refused. */
const callersIn = ({ status, body }: ApiResponse): readonly string[] =>
  status === 409 && isJsonObject(body) && Array.isArray(body.callers)
    ? (body.callers as readonly string[])
    : []

/**
 * `queries add-starters`: saves the starter queries, each after those that it calls. Without `replace`, it does not change an existing
 * query of the same name.
 */
export async function addStarters(
  api: ApiOptions,
  folder: URL,
  { replace }: { readonly replace: boolean },
  output: Output,
): Promise<void> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.lineage')).sort()
  const left = [...files]
  /** The errors of consecutive queries that were deferred. If all queries are deferred, none can be saved. */
  const failures: string[] = []
  for (let file = left.shift(); file !== undefined; file = left.shift()) {
    const name = file.slice(0, -'.lineage'.length)
    if (!replace) {
      const existing = await request(api, 'GET', pathOf(name))
      if (existing.status === 200) {
        report(output, name, 'kept')
        continue
      }
      // Whether it exists is not known, for example because the key does not have `read`: do not overwrite it.
      if (existing.status !== 404) bodyOf(api, existing)
    }
    try {
      const isNew = await put(api, name, await readFile(new URL(file, folder), 'utf8'), { params: [] })
      report(output, name, isNew ? 'saved' : 'replaced')
      failures.length = 0
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error
      failures.push(`@${name}: ${error.message}\n`)
      left.push(file)
      if (failures.length === left.length) break
    }
  }
  for (const failure of failures) output.terminal.err.write(failure)
  if (failures.length > 0)
    throw new CommandFailed(`${failures.length} of ${files.length} were not saved.`, 'tributary queries list')
}

/** Saves a query. Returns whether it is new. @throws CommandFailed with the mistakes marked in the text */
async function put(
  api: ApiOptions,
  name: string,
  text: string,
  given: { readonly description?: string; readonly params: readonly SavedParam[] },
): Promise<boolean> {
  const header = readHeader(text)
  const description = given.description ?? header.description
  const flagged = new Set(given.params.map((p) => p.name))
  const params = [...header.params.filter((p) => !flagged.has(p.name)), ...given.params]
  const response = await request(api, 'PUT', pathOf(name), {
    text,
    ...(description === undefined ? {} : { description }),
    params,
  })
  if (response.status === 200 || response.status === 201) return response.status === 201
  throw problemFailed(problemOf(api, response), text)
}

function callOf({ name, params }: Listed): string {
  if (params.length === 0) return `@${name}`
  const args = params.map((p) => `${p.name} = ${p.default === undefined ? '…' : JSON.stringify(p.default)}`)
  return printable(`@${name}(${args.join(', ')})`)
}

function paramText({ name, kind, default: value, description }: SavedParam): string {
  const text = [`$${name}`, ...(kind === undefined ? [] : [kind])].join(' ')
  const set = value === undefined ? '' : ` = ${typeof value === 'string' ? value : JSON.stringify(value)}`
  return `${text}${set}${description === undefined ? '' : `: ${description}`}`
}
