import type { Reply, Shape } from './endpoint.ts'

/** A JSON response. */
export const json = (description: string, shape: Shape, headers?: Reply['headers']): Reply => ({
  description,
  content: { 'application/json': shape },
  ...(headers === undefined ? {} : { headers }),
})
