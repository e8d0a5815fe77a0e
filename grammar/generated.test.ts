import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { generated } from './generated.ts'
import { lexicalRules } from './lexical-rules.ts'
import { ruleShapes, tokensIn } from './shape.ts'

test.each(Object.keys(generated))(
  '%s is what the grammar makes it (npm run grammar:generate)',
  async (file) => {
    const kept = await readFile(new URL(file, import.meta.url), 'utf8')
    expect(kept).toBe(generated[file]!())
  },
)

test('every token that the rules name is defined, and every rule is there', () => {
  const rules = ruleShapes()
  const defined = lexicalRules.map((rule) => rule.name)
  for (const { shape } of rules) for (const token of tokensIn(shape)) expect(defined).toContain(token)
  expect(rules.map((rule) => rule.name)).toContain('predicate')
})

test('the page of diagrams needs nothing from elsewhere', () => {
  expect(generated['railroad.html']!()).not.toMatch(/https?:|<script|<link|src=/u)
})
