import { expect, it } from 'vitest'
import { hintParts } from './hint-parts.ts'

const ALIKE = 'datasets like *orders*'

it('separates queries between backticks', () => {
  expect(hintParts(`to search by part of the name: \`${ALIKE}\``, [ALIKE])).toEqual([
    { kind: 'words', text: 'to search by part of the name: ' },
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
  expect(hintParts('`count` returns the number of members', [])).toEqual([
    { kind: 'words', text: '`count` returns the number of members' },
  ])
  expect(hintParts('it is `orders`', [ALIKE])).toEqual([{ kind: 'words', text: 'it is `orders`' }])
})
