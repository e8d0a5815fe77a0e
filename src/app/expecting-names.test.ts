import { expect, it } from 'vitest'
import type { Id } from '../domain/ids.ts'
import type { NameMatches, NameRequest } from '../query/read-requests.ts'
import { expectingNames, type LookUp } from './expecting-names.ts'

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

interface Names {
  readonly expected: (requests: readonly NameRequest[]) => readonly NameMatches[] | undefined
  readonly lookup: LookUp
}

/** Work that says what it was given, each time that it is done. */
function noting(): { readonly given: (readonly NameMatches[])[]; work: (lookUp: LookUp) => Promise<string> } {
  const given: (readonly NameMatches[])[] = []
  return {
    given,
    async work(lookUp) {
      const names = await lookUp(REQUESTS)
      given.push(names)
      return names[0]!.candidates.map(({ id }) => id).join()
    },
  }
}

it('works with what names are found to mean where nothing is expected', async () => {
  const names: Names = { expected: () => undefined, lookup: () => Promise.resolve(found('a')) }
  const { work, given } = noting()
  expect(await expectingNames(names, work)).toBe('a')
  expect(given).toHaveLength(1)
})

it('works with what is expected before it is known to hold', async () => {
  let tell: (matches: readonly NameMatches[]) => void = () => undefined
  const names: Names = {
    expected: () => found('a'),
    lookup: () => new Promise((resolve) => (tell = resolve)),
  }
  const { work, given } = noting()
  const outcome = expectingNames(names, work)
  await Promise.resolve().then(() => undefined)
  expect(given).toEqual([found('a')])
  tell(found('a'))
  expect(await outcome).toBe('a')
  expect(given).toHaveLength(1)
})

it('works again where names mean something else by now', async () => {
  const names: Names = { expected: () => found('a'), lookup: () => Promise.resolve(found('a', 'b')) }
  const { work, given } = noting()
  expect(await expectingNames(names, work)).toBe('a,b')
  expect(given).toHaveLength(2)
})

it('works again where the work failed on an expectation that does not hold, and fails where it does', async () => {
  const failing = async (lookUp: LookUp): Promise<string> => {
    const [names] = await lookUp(REQUESTS)
    if (names!.candidates.length === 1) throw new Error('one is too few')
    return 'two'
  }
  const expected = (): readonly NameMatches[] => found('a')
  expect(await expectingNames({ expected, lookup: () => Promise.resolve(found('a', 'b')) }, failing)).toBe(
    'two',
  )
  await expect(
    expectingNames({ expected, lookup: () => Promise.resolve(found('a')) }, failing),
  ).rejects.toThrow('one is too few')
})

it('fails where names cannot be resolved, whatever was expected', async () => {
  const lookup = (): Promise<never> => Promise.reject(new Error('the store is away'))
  const { work } = noting()
  await expect(expectingNames({ expected: () => found('a'), lookup }, work)).rejects.toThrow('away')
})
