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

/** One more than an error lists, so that it can say that there are more. */
const CANDIDATES = 6
const NEAREST = 5
/** Names that are looked up at the same time: each takes a connection. */
const AT_ONCE = 20

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
  for (let i = 0; i < names.length; i += AT_ONCE)
    found.push(...(await Promise.all(names.slice(i, i + AT_ONCE).map((one) => lookup.find(one)))))
  return found
}

/** The names of one lookup, which share what is spent on near misses. */
class Lookup {
  readonly #tx: Transaction
  readonly #budget = new NearMissBudget()
  /** By label and namespace: several unknown names are mostly looked for among the same. */
  readonly #tables = new Map<string, Promise<NearMissTable<Row>>>()

  constructor(tx: Transaction) {
    this.#tx = tx
  }

  /** Resolves one name: the first trial that finds something (language: "Selecting", order of trial). */
  async find(request: NameRequest): Promise<NameMatches> {
    const tx = this.#tx
    const { of, text } = request
    if (of !== 'dataset' && of !== 'job') return lookupRun(tx, of, text, this.#budget)
    const splits = fullNameSplits(text)
    const trials = [
      ...(splits.length === 0 ? [] : [['full', 'names-in-full', { splits }] as const]),
      ['exact', 'names-exactly', { text }],
      ['ignoring-case', 'names-ignoring-case', { lower: foldName(text) }],
      ['ending', 'names-by-ending', { text }],
    ] as const
    const deleted: Row[] = []
    for (const [how, file, params] of trials) {
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

/** The rows of a trial that lie in the namespace wanted, in order of (namespace, name). */
async function rowsOf(
  tx: Transaction,
  file: string,
  { of, namespace, namespaceGlob }: NameRequest,
  params: Readonly<Record<string, unknown>>,
): Promise<readonly Row[]> {
  const text = statementFile(`read/${file}`, { Label: of === 'dataset' ? 'Dataset' : 'Job' })
  const rows = await tx.rows<Row>(text, { ...params, namespace: namespace ?? null })
  const fits = namespaceGlob === undefined ? () => true : compileGlob(namespaceGlob)
  return rows
    .filter((row) => (namespace === undefined || row.namespace === namespace) && fits(row.namespace))
    .sort((a, b) => compareText(a.namespace, b.namespace) || compareText(a.name, b.name))
}

function candidatesOf(rows: readonly Row[]): readonly NameCandidate[] {
  const byId = new Map<Id, NameCandidate>()
  for (const row of rows) {
    const made = candidateOf(row)
    if (!byId.has(made.id)) byId.set(made.id, made)
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
