import { isUuid } from '../../domain/ids.ts'
import { bodyOf, request, type ApiOptions } from '../api-client.ts'
import { CommandFailed } from '../command-failed.ts'
import { textOf, type Thing } from './select-things.ts'

const PAGE = 1_000

type Listed = Omit<Thing, 'kind'> & { readonly deletedAt?: string }

/**
 * What was deleted, by its name or id: no selector stands for it.
 * @throws CommandFailed if nothing of that name was, or several things were
 */
export async function selectDeleted(api: ApiOptions, called: string): Promise<Thing> {
  const found: Thing[] = []
  for (const kind of ['dataset', 'job'] as const)
    for (const one of isUuid(called) ? await byId(api, kind, called) : await byName(api, kind, called))
      if (one.deletedAt !== undefined) found.push({ ...one, kind })
  if (found.length === 1) return found[0]!
  throw new CommandFailed(
    found.length === 0
      ? `Nothing that was deleted is called ${called}.`
      : `${called} is the name of several: ${found.map((one) => `${one.kind} ${textOf(one)} in ${one.namespace} (${one.id})`).join(', ')}. Give the id.`,
  )
}

async function byId(api: ApiOptions, kind: Thing['kind'], id: string): Promise<readonly Listed[]> {
  const response = await request(api, 'GET', `api/v1/${kind}s/${id}`)
  return response.status === 404 ? [] : [bodyOf(api, response) as unknown as Listed]
}

async function byName(api: ApiOptions, kind: Thing['kind'], name: string): Promise<readonly Listed[]> {
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
