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

/** Namespaces with known and unknown schemes, well formed or not, and arbitrary texts. */
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

/** Paths and dotted names, with and without quotes and escapes. */
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
