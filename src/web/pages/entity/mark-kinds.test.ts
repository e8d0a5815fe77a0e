import { describe, expect, it } from 'vitest'
import { addedOwner, addedTag, ownerMarks, tagMarks } from './mark-kinds.ts'

describe('tags', () => {
  it('link to the list filtered by the tag, with any name', () => {
    const [mark] = tagMarks([{ name: 'a&b/c', value: '<1>', source: 'edit' }], '/jobs')
    expect(mark).toMatchObject({
      text: 'a&b/c = <1>',
      hint: 'added by a user',
      to: '/jobs?tag=a%26b%2Fc&tagValue=%3C1%3E',
      without: { method: 'DELETE', path: '/tags/a%26b%2Fc', query: { value: '<1>' } },
    })
  })

  it('are added without a value if none is given', () => {
    expect(addedTag(['pii', ''])).toEqual({ method: 'PUT', path: '/tags/pii', query: { value: undefined } })
    expect(addedTag(['pii', 'high']).query).toEqual({ value: 'high' })
  })
})

describe('owners', () => {
  it('show their type and can be removed', () => {
    expect(ownerMarks([{ name: 'team x', type: 'steward' }], '/datasets')[0]).toMatchObject({
      text: 'team x (steward)',
      to: '/datasets?owner=team+x',
      without: { method: 'DELETE', path: '/owners/team%20x' },
    })
    expect(addedOwner(['anna', '']).path).toBe('/owners/anna')
  })
})
