import type { DatasetName, Observation } from '../aggregate.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'

/** Separators whose text order equals the order of (namespace, name), also for pairs. */
const BETWEEN_PARTS = '\u0001'
const BETWEEN_NAMES = '\u0002'

export const fullName = ({ namespace, name }: DatasetName): string => namespace + BETWEEN_PARTS + name
export function nameOfText(text: string): DatasetName {
  const [namespace, name] = text.split(BETWEEN_PARTS)
  return { namespace: namespace!, name: name! }
}
const keyOf = (pair: readonly string[]): string => [...pair].sort().join(BETWEEN_NAMES)

interface NaiveStatement {
  readonly from: string
  readonly to: string
  /** The newest time by kind. */
  readonly kinds: Map<string, number>
}

/**
 * The canonical dataset of each dataset (`fullName`), computed directly from the rule and all statements by trying
 * one pair after another. Slow, and shares no code with the merge.
 */
export function naiveGroups(stream: readonly Observation[]): ReadonlyMap<string, string> {
  const vetoed = vetoedPairs(stream)
  const isVetoed = (a: string, b: string): boolean => vetoed.has(keyOf([a, b]))
  const said = statementsOf(stream).filter(({ from, to }) => !isVetoed(from, to))
  const tables = said.filter(({ kinds }) => kinds.has('TABLE'))
  const newestBy = (
    own: NaiveStatement,
    same: (other: NaiveStatement) => boolean,
    name: (one: NaiveStatement) => string,
  ): boolean =>
    tables.filter(same).every((other) => {
      const [mine, theirs] = [own.kinds.get('TABLE')!, other.kinds.get('TABLE')!]
      return theirs < mine || (theirs === mine && name(other) <= name(own))
    })
  const holds = said.filter(
    (one) =>
      [...one.kinds.keys()].some((kind) => kind !== 'TABLE') ||
      (newestBy(
        one,
        ({ from, to }) => from === one.from && nameOfText(to).namespace === nameOfText(one.to).namespace,
        ({ to }) => to,
      ) &&
        newestBy(
          one,
          ({ to }) => to === one.to,
          ({ from }) => from,
        )),
  )
  const pairs = [...new Set(holds.map(({ from, to }) => keyOf([from, to])))]
    .sort()
    .map((pair) => pair.split(BETWEEN_NAMES) as [string, string])
  const joined: (readonly [string, string])[] = []
  for (const pair of pairs) {
    const group = reachable(pair[0], [...joined, pair])
    const apart = group.some((a) => group.some((b) => isVetoed(a, b)))
    if (group.length <= 32 && !apart) joined.push(pair)
  }
  const rank = (name: string): number => {
    const kinds = said.filter(({ to }) => to === name).flatMap((one) => [...one.kinds.keys()])
    return kinds.includes('TABLE') ? 0 : kinds.includes('LOCATION') ? 2 : 1
  }
  const out = new Map<string, string>()
  for (const name of new Set(joined.flat())) {
    const [first] = reachable(name, joined).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    if (first !== name) out.set(name, first!)
  }
  return out
}

/** All names reachable from a name through pairs, itself first. */
function reachable(name: string, pairs: readonly (readonly [string, string])[]): string[] {
  const out = [name]
  for (const at of out)
    for (const pair of pairs)
      if (pair.includes(at)) for (const end of pair) if (!out.includes(end)) out.push(end)
  return out
}

function vetoedPairs(stream: readonly Observation[]): ReadonlySet<string> {
  const byPair = new Map<string, { readonly at: number; readonly text: string; readonly vetoed: boolean }[]>()
  for (const { vetoes = [] } of stream)
    for (const { pair, stamp, vetoed, by } of vetoes) {
      const key = keyOf(pair.map(fullName))
      const text = canonicalJson({ vetoed, ...(by === undefined ? {} : { by }) })
      byPair.set(key, [...(byPair.get(key) ?? []), { at: stamp[0], text, vetoed }])
    }
  const held = [...byPair].filter(
    ([, words]) => words.sort((a, b) => b.at - a.at || (a.text < b.text ? 1 : -1))[0]!.vetoed,
  )
  return new Set(held.map(([key]) => key).filter((key) => new Set(key.split(BETWEEN_NAMES)).size === 2))
}

function statementsOf(stream: readonly Observation[]): readonly NaiveStatement[] {
  const byEnds = new Map<string, NaiveStatement>()
  const withdrawn = new Map<string, number>()
  for (const { datasets } of stream)
    for (const { stamp, fields, ...named } of datasets)
      if (fields.symlinks === null)
        withdrawn.set(fullName(named), Math.max(withdrawn.get(fullName(named)) ?? 0, rankedTime(stamp)))
  for (const { datasets } of stream)
    for (const { stamp, symlinks, ...named } of datasets)
      for (const { kind = '', ...other } of symlinks) {
        const [from, to] = [fullName(named), fullName(other)]
        if (from === to) continue
        const said = byEnds.get(from + BETWEEN_NAMES + to) ?? { from, to, kinds: new Map<string, number>() }
        said.kinds.set(kind, Math.max(said.kinds.get(kind) ?? 0, rankedTime(stamp)))
        byEnds.set(from + BETWEEN_NAMES + to, said)
      }
  for (const { from, kinds } of byEnds.values())
    for (const [kind, time] of kinds)
      if (kind !== 'EDIT' && time <= (withdrawn.get(from) ?? -1)) kinds.delete(kind)
  return [...byEnds.values()].filter(({ kinds }) => kinds.size > 0)
}

/** Of two events at one instant, the more severe one is newer. */
const rankedTime = ([at, rank]: readonly [number, number]): number => at * 10 + (9 - rank)
