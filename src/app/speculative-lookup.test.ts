import { expect, it } from 'vitest'
import type { Id } from '../domain/ids.ts'
import type { NameMatches, NameRequest } from '../query/read-requests.ts'
import { createSpeculativeLookup, type LookUp, type WithNames } from './speculative-lookup.ts'

const REQUESTS: readonly NameRequest[] = [{ of: 'dataset', text: 'orders' }]

const found = (...ids: string[]): readonly NameMatches[] => [
  {
    how: 'exact',
    candidates: ids.map((id) => {
      const name = { namespace: 'test', name: 'orders' }
      return { id: id as Id, matched: name, canonical: name }
    }),
    nearest: [],
  },
]

/** Work that records the names that it gets, each time that it runs. */
function noting(): { readonly given: (readonly NameMatches[])[]; work: (lookUp: LookUp) => Promise<string> } {
  const received: (readonly NameMatches[])[] = []
  return {
    given: received,
    async work(lookUp) {
      const names = await lookUp(REQUESTS)
      received.push(names)
      return names[0]!.candidates.map(({ id }) => id).join()
    },
  }
}

/** Speculates on the names meaning what an earlier lookup found. */
async function speculatingOn(earlier: readonly NameMatches[]): Promise<WithNames> {
  const withNames = createSpeculativeLookup()
  await withNames(
    () => Promise.resolve(earlier),
    (lookUp) => lookUp(REQUESTS),
  )
  return withNames
}

it('resolves names first if no earlier result is known', async () => {
  const { work, given } = noting()
  expect(await createSpeculativeLookup()(() => Promise.resolve(found('a')), work)).toBe('a')
  expect(given).toHaveLength(1)
})

it('works with the earlier result before it is confirmed', async () => {
  let tell: (matches: readonly NameMatches[]) => void = () => undefined
  const withNames = await speculatingOn(found('a'))
  const { work, given } = noting()
  const outcome = withNames(() => new Promise((resolve) => (tell = resolve)), work)
  await Promise.resolve().then(() => undefined)
  expect(given).toEqual([found('a')])
  tell(found('a'))
  expect(await outcome).toBe('a')
  expect(given).toHaveLength(1)
})

it('works again if names mean something else now, and speculates on that from then on', async () => {
  const withNames = await speculatingOn(found('a'))
  const { work, given } = noting()
  const lookUp: LookUp = () => Promise.resolve(found('a', 'b'))
  expect(await withNames(lookUp, work)).toBe('a,b')
  expect(given).toHaveLength(2)
  expect(await withNames(lookUp, work)).toBe('a,b')
  expect(given).toHaveLength(3)
})

it('works again if the work failed on a wrong expectation, and fails if the expectation was right', async () => {
  const failing = async (lookUp: LookUp): Promise<string> => {
    const [names] = await lookUp(REQUESTS)
    if (names!.candidates.length === 1) throw new Error('one is too few')
    return 'two'
  }
  const wrong = await speculatingOn(found('a'))
  expect(await wrong(() => Promise.resolve(found('a', 'b')), failing)).toBe('two')
  const right = await speculatingOn(found('a'))
  await expect(right(() => Promise.resolve(found('a')), failing)).rejects.toThrow('one is too few')
})

it('fails if names cannot be resolved, whatever was expected', async () => {
  const withNames = await speculatingOn(found('a'))
  const { work } = noting()
  await expect(withNames(() => Promise.reject(new Error('the store is away')), work)).rejects.toThrow('away')
})
