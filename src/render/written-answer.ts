import type { Answer, WrittenAnswer } from '../query/answer.ts'
import { writeGraph } from './graph-json.ts'

/** Writes an answer's graph where it was found: a text is handed on at a fraction of what its objects cost. */
export function written(answer: Answer): WrittenAnswer {
  const { result } = answer
  return result.kind === 'table'
    ? { ...answer, result }
    : { ...answer, result: { kind: 'written', members: writeGraph(result) } }
}
