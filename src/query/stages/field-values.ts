import type { FieldValue } from '../../domain/lineage-graph.ts'
import { ask } from '../ask.ts'
import { AS_OF_FIELDS, executionAsOf } from '../causal/execution-as-of.ts'
import { fieldNamed } from '../fields.ts'
import { fullName } from '../full-name.ts'
import { basesOf } from '../graph/edge-accumulator.ts'
import type { FoundKind, FoundNode } from '../graph/found.ts'
import { nameNodes } from '../graph/refs.ts'
import type { Description, ReadAnswer, ReadRequest } from '../read-requests.ts'

/** The value of a field of a node: undefined if it has none, a list if it has several. */
export type FieldReader = (node: FoundNode, field: string) => FieldValue | undefined

/** Pseudo-fields with all names of an identity group, the canonical one first. */
export const ANY_NAME = 'any name'
export const ANY_NAMESPACE = 'any namespace'
/** Pseudo-field with the tags, each as `tagText` of its name, and of its name and value. */
export const TAGS = 'tags'

const AT_ONCE = 2_000
const KINDS: readonly FoundKind[] = ['dataset', 'column', 'job', 'run', 'operation']

/** Reads fields of nodes. Requests only fields that the nodes do not have themselves. */
export function* readFields(
  nodes: readonly FoundNode[],
  fields: ReadonlySet<string>,
): Generator<ReadRequest, FieldReader, ReadAnswer> {
  yield* nameNodes(nodes)
  const descriptions = new Map<string, Description>()
  for (const kind of KINDS) {
    const requested = [...new Set([...fields].flatMap((field) => storeField(field, kind) ?? []))]
    if (requested.length === 0) continue
    const ofKind = nodes.filter((n) => n.kind === kind)
    if (ofKind.some((n) => n.asOf !== undefined))
      requested.push(...AS_OF_FIELDS.filter((f) => !requested.includes(f)))
    const ids = ofKind.map((n) => n.id)
    for (let i = 0; i < ids.length; i += AT_ONCE) {
      const some = ids.slice(i, i + AT_ONCE)
      const answer = yield* ask<'describe'>({ kind: 'describe', of: kind, ids: some, fields: requested })
      for (const [id, description] of answer) descriptions.set(id, description)
    }
  }
  return (node, field) => present(valueOf(node, field, asOfNode(node, descriptions.get(node.id))))
}

const asOfNode = (node: FoundNode, description: Description | undefined): Description | undefined =>
  description === undefined || node.asOf === undefined ? description : executionAsOf(description, node.asOf)

/** The field that the store must be asked for, if any. */
function storeField(field: string, kind: FoundKind): string | undefined {
  if (field === ANY_NAME || field === ANY_NAMESPACE) return kind === 'dataset' ? 'aliases' : undefined
  if (field === TAGS) return TAGS
  const known = fieldNamed(field)
  return known?.local !== true && known?.of.includes(kind) === true ? field : undefined
}

function valueOf(
  node: FoundNode,
  field: string,
  description: Description | undefined,
): FieldValue | undefined {
  switch (field) {
    case 'kind':
      return node.kind
    case 'namespace':
      return node.ref?.namespace
    case 'name':
      return node.ref?.name
    case 'distance':
      return node.distance
    case 'basis':
      return node.kind === 'dataset' || node.kind === 'column' ? basesOf(node.basis) : undefined
    case 'dataset':
      return node.ref?.dataset && fullName(node.ref.dataset.namespace, node.ref.dataset.name)
    case 'change':
      return node.change
    case ANY_NAMESPACE:
      return namesOf(node, description, 0)
    case ANY_NAME:
      return namesOf(node, description, 1)
    default:
      return description?.[field]
  }
}

function namesOf(node: FoundNode, description: Description | undefined, part: 0 | 1): readonly string[] {
  const { ref } = node
  const own = ref === undefined ? [] : [part === 0 ? ref.namespace : ref.name]
  const aliases = description?.aliases === undefined ? [] : valuesOf(description.aliases)
  return [...own, ...aliases.map((alias) => String(alias).split('\u0000')[part] ?? '')]
}

/** The values of a field, one or several. */
export function valuesOf(value: FieldValue): readonly (string | number)[] {
  if (typeof value === 'boolean') return [String(value)]
  return typeof value === 'object' ? value : [value]
}

/** An empty list counts as absent. */
const present = (value: FieldValue | undefined): FieldValue | undefined =>
  Array.isArray(value) && value.length === 0 ? undefined : value
