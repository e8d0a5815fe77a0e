import { expect, it } from 'vitest'
import { droppedText, replayedText, resultText } from './replay-text.ts'

it('describes the result for one event', () => {
  expect(resultText({ status: 'success' })).toBe('The event is stored.')
  expect(resultText({ status: 'success', warnings: ['a', 'b'] })).toBe(
    'The event is stored, with 2 warnings: a; b.',
  )
  expect(resultText({ status: 'failure', reason: 'no job', retriable: false })).toBe(
    'The event was refused again: no job.',
  )
  expect(resultText({ status: 'failure', reason: 'the disk is full', retriable: true })).toBe(
    'The event could not be stored now: the disk is full. Try again later.',
  )
})

it('describes the results for several events, each reason once', () => {
  const failure = (id: string, reason: string) => ({ id, status: 'failure' as const, reason })
  expect(
    replayedText({
      summary: { replayed: 4, successful: 1, failed: 3 },
      results: [
        { id: '1', status: 'success' },
        failure('2', 'no job'),
        failure('3', 'no job'),
        failure('4', 'no time'),
      ],
    }),
  ).toBe('1 event of 4 is stored; 3 were refused again: no job; no time.')
  expect(replayedText({ summary: { replayed: 0, successful: 0, failed: 0 }, results: [] })).toBe(
    'No events to replay.',
  )
})

it('counts dropped events', () => {
  expect(droppedText(1)).toBe('1 refused event was dropped.')
  expect(droppedText(2)).toBe('2 refused events were dropped.')
})
