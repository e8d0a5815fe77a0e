import { z } from 'zod'
import type { Doctor } from '../app/doctor/create-doctor.ts'
import { LARGEST_SAMPLE, SAMPLE_SIZE } from '../app/doctor/sample-size.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { ExaminationShape } from './shapes/examination.ts'

/** `GET /api/v1/admin/doctor`: how the store is and what is set up around it, thing by thing. */
export const doctorRoute = (doctor: Doctor): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/api/v1/admin/doctor',
    scope: 'admin',
    name: 'examine',
    group: 'Operations',
    summary:
      'Looks at the store, its versions, indexes, clock and disk, at keys and certificate, and at some rows',
    query: z.object({
      sample: z
        .int()
        .min(0)
        .max(LARGEST_SAMPLE)
        .default(SAMPLE_SIZE)
        .describe('so many rows, taken at random, are compared with what the events give'),
    }),
    replies: { 200: json('What was found, whether good or bad.', ExaminationShape) },
    handle: async ({ c, query: { sample } }) => c.json(await doctor.examine(sample)),
  })
