import { expect, it, vi } from 'vitest'
import { progressText, withProgress } from './progress-line.ts'

function stream(isTTY: boolean) {
  const written: string[] = []
  const err = { isTTY, write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream
  return { err, written }
}

it('shows the elapsed time and the progress on a terminal, and removes the line', async () => {
  vi.useFakeTimers()
  try {
    const { err, written } = stream(true)
    const done = withProgress({ err }, 'export', async (line) => {
      line.show('7 lines')
      await vi.advanceTimersByTimeAsync(2_600)
      return 7
    })
    expect(await done).toBe(7)
    expect(written.at(-2)).toBe('\r\u001b[Kexport: 2 s, 7 lines')
    expect(written.at(-1)).toBe('\r\u001b[K')
  } finally {
    vi.useRealTimers()
  }
})

it('shows nothing without a terminal, even if the work fails', async () => {
  const { err, written } = stream(false)
  const failing = withProgress({ err }, 'verify', () => Promise.reject(new Error('no')))
  await expect(failing).rejects.toThrow('no')
  expect(written).toEqual([])
})

it('formats the progress of a step', () => {
  expect(progressText({ doing: 'reading', done: 500, total: 2_000, unit: 'rows' })).toBe(
    'reading 500 of 2000 rows',
  )
})
