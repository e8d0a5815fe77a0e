import { afterEach, expect, it } from 'vitest'
import { createThreadPool, PoolFull, ThreadEnded, type ThreadPool } from './thread-pool.ts'

let pool: ThreadPool<string, string>
const open = (threads = 1, maxWaiting = 100): void => {
  const module = new URL('thread.test-support.ts', import.meta.url)
  pool = createThreadPool({ module, data: null, threads, maxWaiting, idleMs: 60_000 })
}
afterEach(() => pool.close())
const run = (job: string, holder = 'a'): Promise<string> => pool.run(holder, () => ({ job, transfer: [] }))

it('resolves each job with its own result', async () => {
  open(2)
  const jobs = Array.from({ length: 20 }, (_, i) => `job ${i}`)
  expect(await Promise.all(jobs.map((job) => run(job)))).toEqual(jobs)
})

it('replaces a thread that ended, and fails only its job', async () => {
  open()
  for (const bad of ['end', 'throw']) {
    const [before, failed, after] = await Promise.allSettled([run('before'), run(bad), run('after')])
    expect(before).toMatchObject({ value: 'before' })
    expect(failed).toMatchObject({ reason: expect.any(ThreadEnded) as ThreadEnded })
    expect(after).toMatchObject({ value: 'after' })
  }
})

it('serves holders in turn', async () => {
  open()
  const order: string[] = []
  const all = ['a', 'a', 'a', 'a', 'b'].map(async (holder, i) => {
    await run(String(i), holder)
    order.push(holder)
  })
  await Promise.all(all)
  expect(order.indexOf('b')).toBeLessThan(3)
})

it('refuses a holder that has too many waiting jobs, and accepts jobs of others', async () => {
  open(1, 8)
  const taken = [run('1'), run('2')]
  await expect(run('3')).rejects.toThrow(PoolFull)
  expect(await run('other', 'b')).toBe('other')
  expect(await Promise.all(taken)).toEqual(['1', '2'])
  expect(await run('3')).toBe('3')
})

it('rejects waiting jobs when it is closed', async () => {
  open()
  const waiting = Promise.allSettled([run('end'), run('1')])
  await pool.close()
  for (const { status } of await waiting) expect(status).toBe('rejected')
  await expect(run('2')).rejects.toThrow(PoolFull)
})
