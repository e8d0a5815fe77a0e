import fc from 'fast-check'

type Tree = { [key: string]: unknown } | unknown[]

/** Values that are never valid, or valid only in another place. */
const ODD: readonly unknown[] = [
  null, true, false, 0, -1, -0.5, 1e308, -1e308, 9007199254740992, 1e21, '', ' ', '0', '-5', 'NaN', '\u0000', 'a\u0000b',
  '\ud800', '\udfff x', '\u2028\n\r\t\u001b[31m', '__proto__', 'constructor', 'x'.repeat(5000), '\u{1f600}'.repeat(40),
  [], {}, [[]], [null], [{}], { toString: 1 }, '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z', '+275760-09-13T00:00:00Z',
  '2026-02-30T00:00:00Z', '2026-11-24T10:00:00', '1e400', 'FAIL', 'RENAME', 'DROP', 'TABLE', 'postgres://db:5432', 's3://',
  '://', 'file:', 'http://[::1', '%', '"', '"a"."b"', '`', '....', '*',
] // prettier-ignore

const KEYS = [
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '\u0000', 'length', 'eventTime', 'facets', 'fields',
  'inputFields', 'run', 'job', 'namespace', 'name', 'identifiers', 'columnLineage', 'lineage', 'symlinks', 'parent',
] // prettier-ignore

const odd: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
)
const key = fc.constantFrom(...KEYS)

/** Selects one branch with equal probability; a change of the root alone would break most events. */
const place = fc.noBias(fc.nat({ max: 999_999 }))
const at = <T>(items: readonly T[], of: number): T => items[Math.floor((of / 1_000_000) * items.length)]!

/** Changes one member of one branch in a way that a broken producer might. */
const mutation = fc.record({
  branch: place,
  member: place,
  change: fc.oneof(
    fc.record({ kind: fc.constant('set' as const), value: odd }),
    fc.record({ kind: fc.constant('remove' as const) }),
    fc.record({ kind: fc.constant('add' as const), key, value: odd, times: fc.integer({ min: 1, max: 50 }) }),
    // A value from elsewhere in the event, or a facet in the wrong place.
    fc.record({ kind: fc.constant('move' as const), key, from: place }),
    fc.record({ kind: fc.constant('vary' as const), how: place }),
    fc.record({ kind: fc.constant('copy' as const), key }),
    fc.record({
      kind: fc.constant('nest' as const),
      value: odd,
      levels: fc.array(fc.boolean(), { maxLength: 80 }),
    }),
  ),
})
type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

/** One of these events with one to four changes. */
export function mutatedEvents(events: readonly object[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...events), fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([event, mutations]) => {
      const copy = structuredClone(event)
      for (const one of mutations) mutate(copy, one)
      return copy
    })
}

/** Every object and array of a JSON value, starting with itself. */
function branches(value: unknown, out: Tree[] = []): readonly Tree[] {
  if (typeof value !== 'object' || value === null) return out
  out.push(value as Tree)
  for (const member of Object.values(value)) branches(member, out)
  return out
}

function mutate(whole: object, { branch: where, member, change }: Mutation): void {
  const branch = at(branches(whole), where)
  const names = Object.keys(branch)
  const name = names.length === 0 ? '0' : at(names, member)
  const set = (of: string, value: unknown): void => {
    if (Array.isArray(branch) && of === 'length') return
    Object.defineProperty(branch, of, {
      value: structuredClone(value),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  switch (change.kind) {
    case 'set': {
      set(name, change.value)
      return
    }
    case 'remove':
      if (Array.isArray(branch)) branch.splice(Number(name), 1)
      else Reflect.deleteProperty(branch, name)
      return
    case 'add': {
      const { times, value } = change
      const more = (): unknown => structuredClone(Reflect.get(branch, 0) ?? value)
      if (Array.isArray(branch)) branch.push(...Array.from({ length: times }, more))
      else set(change.key, value)
      return
    }
    case 'move': {
      set(Array.isArray(branch) ? name : change.key, at(branches(whole), change.from))
      return
    }
    case 'vary': {
      set(name, at(variantsOf(Reflect.get(branch, name)), change.how))
      return
    }
    case 'copy': {
      set(change.key, Reflect.get(branch, name))
      return
    }
    case 'nest': {
      set(
        name,
        change.levels.reduce<unknown>((inner, list) => (list ? [inner] : { a: inner }), change.value),
      )
      return
    }
  }
}

function variantsOf(value: unknown): readonly unknown[] {
  if (typeof value === 'string')
    return [
      value.toUpperCase(),
      `${value}\u0000`,
      `${value}/`,
      `"${value}"`,
      value.slice(1),
      [value],
      { value },
    ]
  if (typeof value === 'number') return [-value, String(value), value * 1e18, value + 0.5, [value]]
  return [[value], { value }, JSON.stringify(value)]
}

/** Corruption of a JSON text in transit: truncated, bytes changed, a key duplicated, a part removed or doubled. */
export const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), to: place }),
  fc.record({
    kind: fc.constant('bytes' as const),
    bytes: fc.array(fc.tuple(place, fc.nat({ max: 255 })), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('twice' as const), value: odd }),
  fc.record({ kind: fc.constant('splice' as const), from: place, to: place }),
)
export type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never

export function damagedText(text: string, damage: Damage): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(Buffer.from(text))
  const index = (of: number): number => Math.floor((of / 1_000_000) * bytes.length)
  switch (damage.kind) {
    case 'cut':
      return bytes.slice(0, index(damage.to))
    case 'bytes':
      for (const [where, byte] of damage.bytes) bytes[index(where)] = byte
      return bytes
    case 'twice':
      return Uint8Array.from(Buffer.from(text.replace('{', () => `{"run":${JSON.stringify(damage.value)},`)))
    case 'splice':
      return Uint8Array.from(
        Buffer.concat([bytes.subarray(0, index(damage.from)), bytes.subarray(index(damage.to))]),
      )
  }
}
