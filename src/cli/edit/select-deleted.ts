import { isUuid } from '../../domain/ids.ts'
import { bodyOf, request, type ApiOptions } from '../api-client.ts'
import { CommandFailed } from '../command-failed.ts'
import { textOf, type Entity } from './select-entities.ts'

const PAGE = 1_000

type Listed = Omit<Entity, 'kind'> & { readonly deletedAt?: string }

/**
 * Finds a deleted dataset or job by its name or id, because selectors do not match deleted entities.
 * @throws CommandFailed if there is none, or if there are several
 */
export async function selectDeleted(api: ApiOptions, nameOrId: string): Promise<Entity> {
  const found: Entity[] = []
  for (const kind of ['dataset', 'job'] as const)
    for (const one of isUuid(nameOrId) ? await byId(api, kind, nameOrId) : await byName(api, kind, nameOrId))
      if (one.deletedAt !== undefined) found.push({ ...one, kind })
  if (found.length === 1) return found[0]!
  throw new CommandFailed(
    found.length === 0
      ? `No deleted dataset or job is called ${nameOrId}.`
      : `${nameOrId} is the name of several deleted entities: ${found.map((one) => `${one.kind} ${textOf(one)} in ${one.namespace} (${one.id})`).join(', ')}. Give the id.`,
    'tributary search WORDS',
  )
}

async function byId(api: ApiOptions, kind: Entity['kind'], id: string): Promise<readonly Listed[]> {
  const response = await request(api, 'GET', `api/v1/${kind}s/${id}`)
  return response.status === 404 ? [] : [bodyOf(api, response) as unknown as Listed]
}

async function byName(api: ApiOptions, kind: Entity['kind'], name: string): Promise<readonly Listed[]> {
  const found: Listed[] = []
  for (let cursor: unknown = undefined; ;) {
    const query = new URLSearchParams({ includeDeleted: 'true', prefix: name, limit: String(PAGE) })
    if (typeof cursor === 'string') query.set('cursor', cursor)
    const page = bodyOf(api, await request(api, 'GET', `api/v1/${kind}s?${query.toString()}`))
    found.push(...(page.items as readonly Listed[]).filter((one) => one.name === name))
    cursor = page.next
    if (cursor === undefined) return found
  }
}
