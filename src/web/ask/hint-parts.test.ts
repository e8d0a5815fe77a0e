import { expect, it } from 'vitest'
import { hintParts } from './hint-parts.ts'

const ALIKE = 'datasets like *orders*'

it('separates queries between backticks', () => {
  expect(hintParts(`names that have this in them: \`${ALIKE}\``, [ALIKE])).toEqual([
    { kind: 'words', text: 'names that have this in them: ' },
    { kind: 'query', text: ALIKE },
  ])
  expect(hintParts('`a` or `b`, so', ['b', 'a'])).toEqual([
    { kind: 'query', text: 'a' },
    { kind: 'words', text: ' or ' },
    { kind: 'query', text: 'b' },
    { kind: 'words', text: ', so' },
  ])
})

it('leaves other text unchanged', () => {
  expect(hintParts('`count` tells how many there are', [])).toEqual([
    { kind: 'words', text: '`count` tells how many there are' },
  ])
  expect(hintParts('it is `orders`', [ALIKE])).toEqual([{ kind: 'words', text: 'it is `orders`' }])
})
