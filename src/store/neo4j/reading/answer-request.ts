import { assertNever } from '../../../lib/assert-never.ts'
import type { PathsRequest, ReadAnswer, ReadRequest, WalkRequest } from '../../../query/read-requests.ts'
import type { Transaction } from '../database.ts'
import { describe } from './describe.ts'
import { expand } from './expand.ts'
import { gaps } from './gaps.ts'
import { refs } from './refs.ts'
import { Selector } from './select.ts'
import { touch } from './touch.ts'
import { links } from './work/links.ts'
import { parts } from './work/parts.ts'
import { runs } from './work/runs.ts'
import { WorkReader } from './work/works.ts'

export type Answering = (request: ReadRequest) => Promise<ReadAnswer>

/** Answers the requests of one evaluation within a transaction; whole walks are `walkNatively`'s. */
export function answeringIn(
  tx: Transaction,
  walkNatively: (request: WalkRequest | PathsRequest) => Promise<ReadAnswer>,
): Answering {
  const selector = new Selector(tx)
  const works = new WorkReader(tx)
  return (request) => {
    switch (request.kind) {
      case 'select':
        return selector.page(request)
      case 'expand':
        return expand(tx, request)
      case 'touch':
        return touch(tx, request)
      case 'gaps':
        return gaps(tx, request)
      case 'refs':
        return refs(tx, request)
      case 'describe':
        return describe(tx, request)
      case 'walk':
      case 'paths':
        return walkNatively(request)
      case 'runs':
        return runs(tx, request)
      case 'parts':
        return parts(tx, request)
      case 'work':
        return works.read(request)
      case 'links':
        return links(tx, request)
      default:
        return assertNever(request)
    }
  }
}
