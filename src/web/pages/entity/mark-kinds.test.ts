import { describe, expect, it } from 'vitest'
import { addedOwner, addedTag, ownerMarks, tagMarks } from './mark-kinds.ts'

describe('tags', () => {
  it('lead to what else has them, whatever is in their names', () => {
    const [mark] = tagMarks([{ name: 'a&b/c', value: '<1>', source: 'edit' }], '/jobs')
    expect(mark).toMatchObject({
      text: 'a&b/c = <1>',
      hint: 'given by a person',
      to: '/jobs?tag=a%26b%2Fc&tagValue=%3C1%3E',
      without: { method: 'DELETE', path: '/tags/a%26b%2Fc', query: { value: '<1>' } },
    })
  })

  it('are given without a value where none is said', () => {
    expect(addedTag(['pii', ''])).toEqual({ method: 'PUT', path: '/tags/pii', query: { value: undefined } })
    expect(addedTag(['pii', 'high']).query).toEqual({ value: 'high' })
  })
})

describe('owners', () => {
  it('are told with their kind, and taken away under each', () => {
    expect(ownerMarks([{ name: 'team x', type: 'steward' }], '/datasets')[0]).toMatchObject({
      text: 'team x (steward)',
      to: '/datasets?owner=team+x',
      without: { method: 'DELETE', path: '/owners/team%20x' },
    })
    expect(addedOwner(['anna', '']).path).toBe('/owners/anna')
  })
})
