import { describe, expect, it } from 'vitest'
import type { Id } from '../domain/ids.ts'
import { compileRunsOfJobs } from './compile-runs.ts'

describe('compileRunsOfJobs', () => {
  it('reads the newest runs of each job, and of all jobs', () => {
    const { text, params } = compileRunsOfJobs(undefined, 5)
    expect(text).toMatchInlineSnapshot(`
      "MATCH (j:Job)
      CALL (j) {
        MATCH (r:Run)
        WHERE r.jobId = j.id AND r.startedAt IS NOT NULL AND j.deletedAt IS NULL
        RETURN r ORDER BY r.jobId DESC, r.startedAt DESC, r.id DESC LIMIT $limit
        UNION ALL
        MATCH (r)-[p:PART_OF]->()
        USING INDEX SEEK p:PART_OF(sharedJobId, sharedStartedAt)
        WHERE p.sharedJobId = j.id AND p.sharedStartedAt IS NOT NULL AND NOT EXISTS { MATCH (own:Job {id: r.jobId}) WHERE own.deletedAt IS NOT NULL }
        RETURN r ORDER BY p.sharedJobId DESC, p.sharedStartedAt DESC, r.id DESC LIMIT $limit
      }
      RETURN DISTINCT r.id AS id, r.startedAt AS at ORDER BY at DESC, id DESC LIMIT $limit"
    `)
    expect(params).toEqual({ limit: 5 })
  })

  it('reads each requested job once', () => {
    const { text, params } = compileRunsOfJobs(['j1' as Id, 'j2' as Id, 'j1' as Id], 5)
    expect(text.split('\n').slice(0, 2)).toEqual(['UNWIND $ids AS id', 'MATCH (j:Job {id: id})'])
    expect(params).toEqual({ ids: ['j1', 'j2'], limit: 5 })
  })
})
