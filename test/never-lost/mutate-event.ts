type Random = () => number
type Tree = { [key: string]: unknown } | unknown[]

const pick = <T>(random: Random, items: readonly T[]): T => items[Math.floor(random() * items.length)]!

/** Values that are nowhere right, or right somewhere else only. */
const ODD: readonly unknown[] = [
  null, true, false, 0, -1, -0.5, 1e308, -1e308, 9007199254740993, 1e21, '', ' ', '0', '-5', 'NaN', '\u0000', 'a\u0000b',
  '\ud800', '\udfff x', '\u2028\n\r\t\u001b[31m', '__proto__', 'constructor', 'x'.repeat(5000), '\u{1f600}'.repeat(40),
  [], {}, [[]], [null], [{}], { toString: 1 }, '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z', '+275760-09-13T00:00:00Z',
  '2026-02-30T00:00:00Z', '2026-11-24T10:00:00', '1e400', 'FAIL', 'RENAME', 'DROP', 'TABLE', 'postgres://db:5432', 's3://',
  '://', 'file:', 'http://[::1', '%', '"', '"a"."b"', '`', '....', '*',
] // prettier-ignore

const KEYS = [
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '\u0000', 'length', 'eventTime', 'facets', 'fields',
  'inputFields', 'run', 'job', 'namespace', 'name', 'identifiers', 'columnLineage', 'lineage', 'symlinks', 'parent',
] // prettier-ignore

/** Every object and array of a JSON value, itself first. */
function branches(value: unknown, out: Tree[] = []): readonly Tree[] {
  if (typeof value !== 'object' || value === null) return out
  out.push(value as Tree)
  for (const member of Object.values(value)) branches(member, out)
  return out
}

/** An event, changed in one to four places as no producer should and some one will. */
export function mutatedEvent(event: object, random: Random): unknown {
  const copy = structuredClone(event)
  for (let i = 1 + Math.floor(random() * 4); i > 0; i--) mutate(pick(random, branches(copy)), copy, random)
  return copy
}

function mutate(branch: Tree, whole: object, random: Random): void {
  const keys = Object.keys(branch)
  const key = keys.length === 0 ? '0' : pick(random, keys)
  const set = (name: string, value: unknown): void => {
    if (Array.isArray(branch) && name === 'length') return
    Object.defineProperty(branch, name, {
      value: structuredClone(value),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  switch (Math.floor(random() * 7)) {
    case 0: {
      set(key, pick(random, ODD))
      return
    }
    case 1:
      if (Array.isArray(branch)) branch.splice(Number(key), 1)
      else Reflect.deleteProperty(branch, key)
      return
    case 2: {
      const times = 1 + Math.floor(random() * 50)
      const more = (): unknown => structuredClone(Reflect.get(branch, 0) ?? pick(random, ODD))
      if (Array.isArray(branch)) branch.push(...Array.from({ length: times }, more))
      else set(pick(random, KEYS), pick(random, ODD))
      return
    }
    case 3: {
      // What stands elsewhere in the event, a facet in another's place.
      set(Array.isArray(branch) ? key : pick(random, KEYS), structuredClone(pick(random, branches(whole))))
      return
    }
    case 4: {
      const value = Reflect.get(branch, key) as unknown
      if (typeof value === 'string')
        set(
          key,
          pick(random, [
            value.toUpperCase(),
            `${value}\u0000`,
            `${value}/`,
            `"${value}"`,
            value.slice(1),
            [value],
            { value },
          ]),
        )
      else if (typeof value === 'number')
        set(key, pick(random, [-value, String(value), value * 1e18, value + 0.5, [value]]))
      else set(key, pick(random, [[value], { value }, JSON.stringify(value)]))
      return
    }
    case 5: {
      set(pick(random, KEYS), Reflect.get(branch, key))
      return
    }
    default: {
      let nested: unknown = pick(random, ODD)
      for (let depth = Math.floor(random() * 80); depth > 0; depth--)
        nested = random() < 0.5 ? [nested] : { a: nested }
      set(key, nested)
      return
    }
  }
}

/** A JSON text, damaged in a few of its bytes, cut off, or with a key twice. */
export function damagedText(text: string, random: Random): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(Buffer.from(text))
  switch (Math.floor(random() * 4)) {
    case 0:
      return bytes.slice(0, Math.floor(random() * bytes.length))
    case 1:
      for (let i = 1 + Math.floor(random() * 4); i > 0; i--)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256)
      return bytes
    case 2:
      return Uint8Array.from(Buffer.from(text.replace('{', `{"run":${JSON.stringify(pick(random, ODD))},`)))
    default: {
      const at = Math.floor(random() * bytes.length)
      return Uint8Array.from(
        Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.floor(random() * bytes.length))]),
      )
    }
  }
}
