import { z } from 'zod'
import { CHECK_STATES } from '../../app/doctor/check.ts'
import { Time } from './common.ts'

const State = z.enum(CHECK_STATES)

export const ExaminationShape = z
  .object({
    state: State.describe('The worst of the checks.'),
    at: Time,
    checks: z.array(
      z.object({
        name: z.string(),
        state: State,
        message: z.string(),
        remedy: z.string().optional().describe('What to do. Only for warnings and failures.'),
      }),
    ),
  })
  .meta({ id: 'Examination', description: 'The checks of a server and its store.' })
