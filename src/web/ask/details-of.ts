import type { Card, Detail } from '../../http/shapes/browse-types.ts'
import type { NodeJson } from '../../render/answer-json.ts'

export type Entity =
  | Detail<'dataset'>
  | Detail<'column'>
  | Detail<'job'>
  | Detail<'run'>
  | Detail<'operation'>

/** The details that the side panel shows of a node. */
export interface DetailFields {
  readonly description: string | undefined
  readonly distance: number | undefined
  readonly status: string | undefined
  readonly owners: readonly string[]
  readonly tags: readonly string[]
  readonly aliases: readonly string[]
  readonly job: { readonly id: string; readonly name: string } | undefined
  /** For an operation: the id of its run. */
  readonly run: string | undefined
  /** The known times, with titles. */
  readonly times: readonly (readonly [title: string, at: string])[]
  readonly durationMs: number | undefined
}

type Known = Partial<
  Omit<Card<'dataset'> & Card<'job'> & Card<'run'> & Card<'operation'>, 'owners' | 'tags'>
> & {
  readonly owners?: readonly (string | { readonly name: string })[]
  readonly tags?: readonly { readonly name: string; readonly value?: string | undefined }[]
}

const TIMES = [
  ['Started', 'startedAt'],
  ['Ended', 'endedAt'],
  ['Last run', 'lastRun'],
  ['Last written', 'lastWritten'],
  ['Last read', 'lastRead'],
  ['First seen', 'firstSeen'],
] as const

/** Combines the fields of the answer with those of the entity, once it has loaded. */
export function detailsOf(node: NodeJson, thing: Entity | undefined): DetailFields {
  const known = (thing ?? {}) as Known
  const { status } = node
  return {
    description: known.description ?? node.description,
    distance: node.distance,
    status: known.status ?? (typeof status === 'string' ? status : undefined),
    owners: [
      ...new Set((known.owners ?? []).map((owner) => (typeof owner === 'string' ? owner : owner.name))),
    ],
    tags: [
      ...new Set(
        (known.tags ?? []).map(({ name, value }) => (value === undefined ? name : `${name}=${value}`)),
      ),
    ],
    aliases: (known.aliases ?? node.aliases ?? []).map(({ namespace, name }) => `${namespace}/${name}`),
    job: known.job,
    run: known.run,
    times: TIMES.flatMap(([title, field]) =>
      known[field] === undefined ? [] : [[title, known[field]] as const],
    ),
    durationMs: known.durationMs,
  }
}
