import type { Id } from '../../domain/ids.ts'
import { compareText } from '../../lib/compare.ts'
import type { LookupRequest, NameCandidate, NameMatches, NameRequest } from '../../query/read-requests.ts'
import { compileGlob } from '../../query/text-match.ts'
import { fullNameSplits } from '../full-name-splits.ts'
import { lookupRun } from './lookup-run.ts'
import { NearMissBudget, NearMissTable, searchAside } from '../near-misses.ts'
import type { Transaction } from './database.ts'
import { foldName } from './rows.ts'
import { statementFile } from './statement-file.ts'

/** One more than an error lists, so that it can say whether there are more. */
const CANDIDATES = 6
const NEAREST = 5
/** Names looked up in parallel. Each lookup uses a connection. */
const CONCURRENCY = 20

interface Row {
  readonly id: Id
  readonly namespace: string
  readonly name: string
  readonly deletedAt: number | null
  readonly canonicalId: Id | null
  readonly canonicalNamespace: string | null
  readonly canonicalName: string | null
}

/** Resolves names. */
export async function lookupNames(
  tx: Transaction,
  { names }: LookupRequest,
): Promise<readonly NameMatches[]> {
  const lookup = new Lookup(tx)
  const found: NameMatches[] = []
  for (let i = 0; i < names.length; i += CONCURRENCY)
    found.push(...(await Promise.all(names.slice(i, i + CONCURRENCY).map((one) => lookup.find(one)))))
  return found
}

/** Looks up several names, which share the budget for near misses. */
class Lookup {
  readonly #tx: Transaction
  readonly #budget = new NearMissBudget()
  /** By label and namespace, since several unknown names usually have these in common. */
  readonly #tables = new Map<string, Promise<NearMissTable<Row>>>()

  constructor(tx: Transaction) {
    this.#tx = tx
  }

  /** Resolves one name by the first step that finds something (language reference: "Selecting"). */
  async find(request: NameRequest): Promise<NameMatches> {
    const tx = this.#tx
    const { of, text } = request
    if (of !== 'dataset' && of !== 'job') return lookupRun(tx, of, text, this.#budget)
    const splits = fullNameSplits(text)
    const steps = [
      ...(splits.length === 0 ? [] : [['full', 'names-in-full', { splits }] as const]),
      ['exact', 'names-exactly', { text }],
      ['ignoring-case', 'names-ignoring-case', { lower: foldName(text) }],
      ['ending', 'names-by-ending', { text }],
    ] as const
    const deleted: Row[] = []
    for (const [how, file, params] of steps) {
      const found = await rowsOf(tx, file, request, params)
      const live = found.filter(({ deletedAt }) => deletedAt === null)
      if (live.length > 0) return { how, candidates: candidatesOf(live), nearest: [] }
      deleted.push(...found)
    }
    const near = this.#budget.takeName() ? await this.#near(request) : []
    return {
      how: 'none',
      candidates: [],
      nearest: near.map(candidateOf),
      ...(deleted.length === 0 ? {} : { deleted: candidatesOf(deleted) }),
    }
  }

  async #near(request: NameRequest): Promise<readonly Row[]> {
    const key = JSON.stringify([request.of, request.namespace ?? null, request.namespaceGlob ?? null])
    let table = this.#tables.get(key)
    if (table === undefined) {
      const rows = rowsOf(this.#tx, 'names-nearby', request, {})
      table = rows.then((all) => new NearMissTable(all, ({ name }) => name))
      this.#tables.set(key, table)
    }
    return searchAside((await table).search(request.text, NEAREST), () => this.#budget.hasTime())
  }
}

/** The rows of one step in the requested namespace, ordered by (namespace, name). */
async function rowsOf(
  tx: Transaction,
  file: string,
  { of, namespace, namespaceGlob }: NameRequest,
  params: Readonly<Record<string, unknown>>,
): Promise<readonly Row[]> {
  const text = statementFile(`read/${file}`, { Label: of === 'dataset' ? 'Dataset' : 'Job' })
  const rows = await tx.rows<Row>(text, { ...params, namespace: namespace ?? null })
  const matchesGlob = namespaceGlob === undefined ? () => true : compileGlob(namespaceGlob)
  return rows
    .filter((row) => (namespace === undefined || row.namespace === namespace) && matchesGlob(row.namespace))
    .sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name))
}

function candidatesOf(rows: readonly Row[]): readonly NameCandidate[] {
  const byId = new Map<Id, NameCandidate>()
  for (const row of rows) {
    const candidate = candidateOf(row)
    if (!byId.has(candidate.id)) byId.set(candidate.id, candidate)
    if (byId.size === CANDIDATES) break
  }
  return [...byId.values()]
}

function candidateOf({ id, namespace, name, ...canonical }: Row): NameCandidate {
  const matched = { namespace, name }
  const { canonicalId, canonicalNamespace, canonicalName } = canonical
  if (canonicalId === null || canonicalNamespace === null || canonicalName === null)
    return { id, matched, canonical: matched }
  return { id: canonicalId, matched, canonical: { namespace: canonicalNamespace, name: canonicalName } }
}
