import fc from 'fast-check'
import { platforms } from './platform-registry.ts'

const SCHEMES = [
  ...platforms.flatMap(({ scheme, aliases = [] }) => [scheme, ...aliases]),
  'new',
  'jdbc',
  'S3',
  'a b',
]
const pieces = [
  'a',
  'b1',
  ':',
  '1',
  '/',
  '//',
  '@',
  ',',
  ';',
  '=',
  '?',
  '[::1]',
  'password',
  'é',
  '%',
  '.',
  'dbs/',
  'aws:glue:',
]

/** Namespaces of all schemes, known and not, well formed and not, and any text. */
export const anyNamespace: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...SCHEMES),
      fc.constantFrom('', ':', '://', '://', '://'),
      fc.array(fc.constantFrom(...pieces), { maxLength: 7 }).map((parts) => parts.join('')),
    )
    .map((parts) => parts.join('')),
  fc.string({ minLength: 1 }),
)

/** Names of paths and of dotted parts, quoted, escaped and not. */
export const anyName: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      '/',
      'k=v',
      'part-00000',
      'a',
      'b',
      '.',
      '.',
      '\\.',
      '"',
      '""',
      '`',
      '"a"',
      '"a.b"',
      'é',
      ' ',
      ':',
      'table/',
      'topic:',
    ),
    { minLength: 1, maxLength: 9 },
  )
  .map((parts) => parts.join(''))
