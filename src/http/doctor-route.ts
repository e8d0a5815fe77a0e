import { z } from 'zod'
import type { Doctor } from '../app/doctor/create-doctor.ts'
import { MAX_SAMPLE, SAMPLE_SIZE } from '../app/doctor/sample-size.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { ExaminationShape } from './shapes/examination.ts'

/** `GET /api/v1/admin/doctor`: checks the store and the settings. */
export const doctorRoute = (doctor: Doctor): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/api/v1/admin/doctor',
    scope: 'admin',
    name: 'examine',
    group: 'Operations',
    summary: 'Checks the store (versions, indexes, clock, disk, some rows), the keys and the certificate',
    query: z.object({
      sample: z
        .int()
        .min(0)
        .max(MAX_SAMPLE)
        .default(SAMPLE_SIZE)
        .describe('number of random rows to compare with the stored events'),
    }),
    replies: { 200: json('The result of each check, also of failed ones.', ExaminationShape) },
    handle: async ({ c, query: { sample } }) => c.json(await doctor.examine(sample)),
  })
