import { expect, test } from 'vitest'
import { FIELD_NOTES } from './field-notes.ts'
import { FIELDS } from './fields.ts'

test('every field has a note', () => {
  expect(Object.keys(FIELD_NOTES).sort()).toEqual(Object.keys(FIELDS).sort())
})
