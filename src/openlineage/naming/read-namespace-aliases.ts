import { err, ok, type Result } from '../../lib/result.ts'
import { nameFault } from '../name-fault.ts'
import { normaliseNamespace } from './normalise.ts'
import type { NamespaceAliases } from './namespace-aliases.ts'

/** One declaration, `kafka://b2:9092 = kafka://b1:9092`, and its origin, for messages. */
export interface NamespaceDeclaration {
  readonly text: string
  readonly where: string
}

/**
 * Reads declarations that a namespace (left) is an alias of another (right). Both sides may have any form that events use. The
 * error lists all faults: a malformed declaration, a namespace with two targets, a target that is itself an alias (a chain or a
 * cycle), and two sides that are already equal. A repeated declaration is valid.
 */
export function readNamespaceAliases(
  declarations: readonly NamespaceDeclaration[],
): Result<NamespaceAliases, readonly string[]> {
  const faults: string[] = []
  const read = new Map<string, { readonly to: string; readonly where: string }>()
  for (const { text, where } of declarations) {
    const pair = readPair(text)
    if (typeof pair === 'string') {
      faults.push(`${where}: "${text}" ${pair}`)
      continue
    }
    const [from, to] = pair
    const known = read.get(from)
    if (from === to)
      faults.push(`${where}: "${text}" declares nothing: both sides are the namespace ${to} already.`)
    else if (known !== undefined && known.to !== to)
      faults.push(
        `${where}: ${from} is declared to be ${to}, and to be ${known.to} (${known.where}). It can be one of them.`,
      )
    else read.set(from, { to, where })
  }
  for (const [from, { to, where }] of read) {
    const next = read.get(to)
    if (next === undefined) continue
    faults.push(`${where}: ${from} is declared to be ${to}, ${chainFault(from, to, read)}`)
  }
  return faults.length > 0
    ? err(faults)
    : ok(new Map([...read].map(([from, { to }]): [string, string] => [from, to])))
}

/** Describes a chain of aliases with its end, or a cycle. */
function chainFault(
  from: string,
  to: string,
  read: ReadonlyMap<string, { readonly to: string; readonly where: string }>,
): string {
  const seen = new Set([from])
  let end = to
  for (let next = read.get(end); next !== undefined; next = read.get(end)) {
    if (seen.has(end)) return `and in a cycle back to ${end}. Leave one of them without a declaration.`
    seen.add(end)
    end = next.to
  }
  return `which is declared to be ${read.get(to)!.to} (${read.get(to)!.where}). Declare it to be ${end}.`
}

/** The two normalised namespaces, or the fault as the end of a sentence. */
function readPair(text: string): readonly [from: string, to: string] | string {
  const spaced = text.split(/\s=\s/)
  const sides = (spaced.length > 1 ? spaced : text.split('=')).map((side) => side.trim())
  const [from, to] = sides
  if (from === undefined || to === undefined || sides.length > 2)
    return 'must be two namespaces with one = between them, such as kafka://b2:9092 = kafka://b1:9092 (spaces around it tell it from one inside a namespace).'
  for (const [side, namespace] of [
    ['left', from],
    ['right', to],
  ] as const) {
    const fault = nameFault(namespace)
    if (fault !== undefined) return `has no namespace on the ${side} of its =: it ${fault}.`
  }
  return [normaliseNamespace(from), normaliseNamespace(to)]
}
