import { describe, expect, test } from 'vitest'
import { readNamespaceAliases } from './read-namespace-aliases.ts'

const read = (...texts: readonly string[]) =>
  readNamespaceAliases(texts.map((text, index) => ({ text, where: `line ${index + 1}` })))
const faults = (...texts: readonly string[]): readonly string[] => {
  const result = read(...texts)
  return result.ok ? [] : result.error
}

test('reads declarations in any form that events can have', () => {
  const result = read(
    'kafka://b2=kafka://b1',
    'kafka://b3:9092 = kafka://b1:9092',
    'jdbc:sqlserver://h;database=x = sqlserver://h',
    'kafka://b2:9092 = kafka://b1:9092',
  )
  expect(result.ok && [...result.value]).toEqual([
    ['kafka://b2:9092', 'kafka://b1:9092'],
    ['kafka://b3:9092', 'kafka://b1:9092'],
    ['jdbc:sqlserver://h;database=x', 'mssql://h:1433'],
  ])
})

describe('refuses, with a suggestion,', () => {
  test.each([
    [['kafka://b1'], /^line 1: "kafka:\/\/b1" must be two namespaces with one = between them, such as/],
    [['a = b = c'], /must be two namespaces/],
    [['jdbc:x;a=b=c'], /spaces around it tell it from one inside/],
    [['= b'], /has no namespace on the left of its =: it must not be empty\.$/],
    [['a ='], /has no namespace on the right/],
    [
      ['postgres://h = postgresql://h:5432'],
      /declares nothing: both sides are the namespace postgres:\/\/h:5432 already\.$/,
    ],
    [['a = b', 'a = c'], /^line 2: a is declared to be c, and to be b \(line 1\)\. It can be one of them\.$/],
    [
      ['a = b', 'b = c', 'c = d'],
      /^line 1: a is declared to be b, which is declared to be c \(line 2\)\. Declare it to be d\.$/,
    ],
    [
      ['a = b', 'b = a'],
      /^line 1: a is declared to be b, and in a cycle back to a\. Leave one of them without a declaration\.$/,
    ],
    [['x = a', 'a = b', 'b = a'], /^line 1: x is declared to be a, and in a cycle back to a\./],
  ])('%j', (texts, message) => expect(faults(...texts)[0]).toMatch(message))

  test('all faults at once', () => expect(faults('a', 'b = c', 'b = d', 'c = b')).toHaveLength(4))
})
