import { expect, it } from 'vitest'
import { diffLines } from './diff-lines.ts'

it('tells each change by a sign, a word and what it was', () => {
  expect(
    diffLines(
      {
        added: ['email'],
        removed: ['phone'],
        retyped: [
          { name: 'amount', from: 'int', to: 'bigint' },
          { name: 'note', to: 'text' },
        ],
        moved: [{ name: 'id', from: 0, to: 2 }],
      },
      [{ name: 'email', type: 'text' }],
    ).map(({ sign, name, detail }) => `${sign} ${name} ${detail}`.trim()),
  ).toEqual([
    '+ email text',
    '− phone',
    '~ amount int → bigint',
    '~ note no type → text',
    '↕ id from place 1 to 3',
  ])
})
