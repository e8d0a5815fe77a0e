import { expect, it } from 'vitest'
import { emptyAnswerText } from './empty-answer-text.ts'

it.each([
  ['upstream of dataset a depth 1', /other direction/u],
  ['datasets tagged upstream', /filters/u],
  ['(shortest path from a to b) limit 3', /other direction/u],
  ['datasets where owner = "x"', /filters/u],
  ['runs of job a last 5', /filters/u],
])('suggests what to try for %s', (query, said) => {
  expect(emptyAnswerText(query, false).text).toMatch(said)
})

it('states that a comparison found no changes', () => {
  expect(emptyAnswerText('changes since 7d in upstream of dataset a', true).title).toBe('No changes')
})
