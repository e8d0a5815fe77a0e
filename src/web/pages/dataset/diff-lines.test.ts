import { expect, it } from 'vitest'
import { diffLines } from './diff-lines.ts'

it('describes each change by sign, name and detail', () => {
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
    '↕ id from position 1 to 3',
  ])
})
