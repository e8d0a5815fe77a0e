import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { generated } from './generated.ts'
import { lexicalRules } from './lexical-rules.ts'
import { ruleShapes, tokensIn } from './shape.ts'

test.each(Object.keys(generated))('%s is up to date (npm run grammar:generate)', async (file) => {
  const stored = await readFile(new URL(file, import.meta.url), 'utf8')
  expect(stored).toBe(generated[file]!())
})

test('defines every token that a rule names', () => {
  const rules = ruleShapes()
  const defined = lexicalRules.map((rule) => rule.name)
  for (const { shape } of rules) for (const token of tokensIn(shape)) expect(defined).toContain(token)
  expect(rules.map((rule) => rule.name)).toContain('predicate')
})

test('generates a page of diagrams without external resources', () => {
  expect(generated['railroad.html']!()).not.toMatch(/https?:|<script|<link|src=/u)
})
